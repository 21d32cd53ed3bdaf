"""Files and functions stay small enough to be read at one go; migrations are lists that a tool wrote."""

import ast
import statistics
from pathlib import Path

from tests.house.scripts import bodies
from tests.house.tree import c_files, name, parsed, python_files, script_files, text

FILE = 400
TEST_FILE = 500
FUNCTION = 60
MEDIAN = 80


def lines(path: Path) -> int:
    return text(path).count("\n")


def test_no_file_is_longer_than_its_limit() -> None:
    files = dict.fromkeys([*python_files("bench", "dialogue", "deploy"), *c_files(), *script_files()], FILE)
    files |= dict.fromkeys(python_files("tests"), TEST_FILE)

    assert [f"{name(path)}: {lines(path)}" for path, limit in files.items() if lines(path) > limit] == []


def test_half_of_all_files_are_short() -> None:
    sizes = [size for path in python_files("dialogue") if (size := lines(path))]

    assert statistics.median(sizes) <= MEDIAN


def test_every_function_fits_on_a_screen() -> None:
    functions = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in python_files("bench", "dialogue", "deploy", "tests")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 >= FUNCTION
    ]

    assert functions == []


def test_every_browser_function_fits_on_a_screen() -> None:
    functions = [
        f"{name(path)}:{line}"
        for path in script_files()
        for line, length in bodies(text(path))
        if length >= FUNCTION
    ]

    assert functions == []
