"""No word is left out of the catalogues: where every sentence is in brackets, no page shows one without."""

import calendar
import re
import tomllib
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final

import pytest
from playwright.sync_api import Browser

from tests.make.nursery import ROOT
from tests.make.pseudo import OPEN, SHUT
from tests.shots.scenes import SCENES
from tests.shots.texts import texts_of
from tests.shots.visitor import Scene, Visitor
from tests.shots.world import World

pytestmark = pytest.mark.browser
MARKED: Final = re.compile(f"{OPEN}[^{OPEN}{SHUT}]*{SHUT}")
LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
CODE: Final = re.compile(r"[0-9A-Z]{5}(-[0-9A-Z]{5,6})+")  # of an invitation
# what no catalogue holds: names of languages and forms of files, words of dates and lists as CLDR has them
KNOWN: Final = frozenset(
    [
        *("Azərbaycanca", "Հայերեն", "English", "Русский", "UTC", "HTML", "JSON", "CSV", "and", "min"),
        *calendar.month_name,
        *calendar.day_name,
    ]
)
WORDINGS: Final = ROOT / "dialogue" / "programmes" / "wordings"


@pytest.fixture(scope="module")
def visitors(browser: Browser, spoken_in_brackets: World) -> Iterator[dict[bool, Visitor]]:
    """A browser with script and one without."""
    made = {script: Visitor(browser, spoken_in_brackets, script=script) for script in (True, False)}
    yield made
    for visitor in made.values():
        visitor.context.close()


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_everything_a_page_says_is_in_the_catalogues(scene: Scene, visitors: dict[bool, Visitor]) -> None:
    visitor = visitors[scene.script]

    visitor.see(scene, "en", "phone")

    try:
        found = [text for text in texts_of(visitor.page) if text.own is None]
        left = [(text.text, text.where) for text in found if unmarked(text.text, visitor.world.names)]
        assert left == []
        assert any(OPEN in text.text for text in found)
    finally:
        if scene.after is not None:
            scene.after(visitor)


@cache
def authored() -> re.Pattern[str]:
    """Return what is worded in English outside the catalogues: the agreement, societies, messages to send."""
    read = [tomllib.loads(path.read_text("utf-8")) for path in WORDINGS.glob("*.toml")]
    lines = {" ".join(line.split()) for said in english(read) for line in said.splitlines() if line.strip()}
    longest_first = sorted(lines, key=len, reverse=True)
    return re.compile("|".join(re.sub(r"\\{\w+\\}", ".+", re.escape(line)) for line in longest_first))


def english(read: object) -> Iterator[str]:
    """Go through all that is said in English."""
    if isinstance(read, dict):
        yield from ([read["en"]] if "en" in read else [])
        yield from (found for each in read.values() for found in english(each))
    elif isinstance(read, list):
        yield from (found for each in read for found in english(each))


def unmarked(text: str, names: AbstractSet[str]) -> list[str]:
    """Return the words of a text that no catalogue gave and nobody here bears as a name."""
    while (rest := MARKED.sub(" ", text)) != text:
        text = rest
    text = CODE.sub(" ", authored().sub(" ", text))
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    return [word for word in LETTERS.findall(text) if word not in KNOWN]


def test_what_is_not_in_brackets_is_found() -> None:
    names = frozenset({"Lampa"})

    assert unmarked("⟦Next: Lampa and ⟦You⟧⟧", names) == []
    assert unmarked("⟦1 person is waiting⟧: Lampa, 12 May", names) == []
    assert unmarked("Next: ⟦Lampa⟧", names) == ["Next"]
    assert unmarked("The rules are the same for everyone", names) == []
    assert unmarked("A message from Lampa", names) == ["message", "from"]
