"""Runs each test of a browser module inside Chromium: the functions exported by the files beside this one."""

import re
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page

HERE: Final = Path(__file__).parent
EXPORTED: Final = re.compile(r"^export (?:async )?function (\w+)\(\)", re.MULTILINE)
FILES: Final = sorted(HERE.glob("*.js"))
TESTS: Final = [(file.stem, name) for file in FILES for name in EXPORTED.findall(file.read_text("utf-8"))]

RUN: Final = "async ([file, name]) => { const tests = await import(file); await tests[name](); }"


@pytest.mark.browser
@pytest.mark.parametrize(("file", "name"), TESTS, ids=[f"{file}: {name}" for file, name in TESTS])
def test_module(module_page: Page, file: str, name: str) -> None:
    module_page.evaluate(RUN, [f"/tests/browser_units/{file}.js", name])


def test_every_file_beside_this_one_has_tests() -> None:
    assert {file for file, _name in TESTS} == {file.stem for file in FILES} - {"check"}
