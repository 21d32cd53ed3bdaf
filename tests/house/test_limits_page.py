"""Every number that limits something stands in docs/limits.md, with its unit and its reason."""

import re
from ast import literal_eval
from collections import Counter

from dialogue.kernel import limits
from tests.house.markdown import rows
from tests.house.tree import ROOT, python_files, text

PAGE = text(ROOT / "docs" / "limits.md")
MARK = "°"
FACTORS = {"s": 1, "min": 60, "h": 3600, "day": 86400, "days": 86400, "KiB": 1024, "MiB": 1024**2}
CONSTANTS = {name: value for name, value in vars(limits).items() if name.isupper()}


def test_every_limit_has_its_row_and_its_value() -> None:
    told = {limit: value for limit, _, value, *_ in table()}

    assert told == CONSTANTS


def test_every_limit_has_a_unit_and_a_reason() -> None:
    bare = [
        limit
        for limit, _, _, unit, reason in table()
        if not unit or not (reason or limit in {"MINUTE", "HOUR", "DAY"})
    ]

    assert bare == []


def test_what_stands_in_brackets_is_the_same_number() -> None:
    wrong = []
    for limit, _, value, unit, _ in table():
        spelled = re.search(r"^(\w+).*\(([\d.]+) (\w+)\)", unit)
        if spelled:
            base = FACTORS.get(spelled[1], 1)
            if float(spelled[2]) * FACTORS[spelled[3]] != value * base:  # type: ignore[operator]
                wrong.append(limit)

    assert wrong == []


def test_a_limit_that_nothing_applies_is_marked() -> None:
    named = Counter(word for path in python_files("dialogue") for word in re.findall(r"\w+", text(path)))
    idle = {name for name in CONSTANTS if named[name] == 1}  # where it is set, and nowhere else

    assert {limit for limit, marked, *_ in table() if marked} == idle


def table() -> list[tuple[str, bool, object, str, str]]:
    """Each row: the limit, whether it is marked, its value, its unit, its reason."""
    found = []
    for limit, value, unit, reason in rows(PAGE):
        numbers = literal_eval(f"({value})")
        found.append((limit.split("`")[1], MARK in limit, numbers, unit, reason))
    return found
