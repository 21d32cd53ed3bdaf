"""Where things stand and what they are called."""

import ast
import fnmatch

from tests.house.tree import ROOT, name, parsed, python_files, script_files, text

TOP = {
    *("dialogue", "migrations", "static", "templates", "tests", "translations"),
    *("bench", "deploy", "docs", ".ci"),
    *("README.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "pyproject.toml", ".gitignore"),
    *("package.json", "package-lock.json", ".npmrc"),
    *("requirements.lock", "requirements-dev.lock", "requirements-node.lock"),
}
SAYS_NOTHING = {"common", "data", "helper", "helpers", "info", "manager", "misc", "util", "utils"}


def test_the_top_level_stays_as_it_was_ordered() -> None:
    ignored = [line.strip("/") for line in text(ROOT / ".gitignore").splitlines() if line and line[0] != "#"]

    there = {
        path.name for path in ROOT.iterdir() if not any(fnmatch.fnmatch(path.name, each) for each in ignored)
    }

    assert sorted(there - TOP - {".git"}) == []


def test_every_file_is_named_by_what_it_is_about() -> None:
    files = [*python_files("bench", "dialogue", "tests", "deploy"), *script_files()]

    assert [name(path) for path in files if path.stem.removeprefix("test_") in SAYS_NOTHING] == []


def test_every_module_says_what_it_promises() -> None:
    files = [
        path
        for path in python_files("bench", "dialogue", "tests", "deploy", "migrations")
        if text(path).strip()
    ]

    assert [name(path) for path in files if not ast.get_docstring(parsed(path))] == []


def test_no_file_of_the_package_is_empty() -> None:
    assert [name(path) for path in python_files("dialogue") if not text(path).strip()] == []
