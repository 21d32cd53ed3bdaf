"""The example's staff chose no language: office, desk and room follow the browser until they choose one."""

import re

import pytest

from dialogue.flows.demo.seed import Demo
from dialogue.kernel.locales import LANGS, Lang
from tests.make.site import Caller
from tests.web.office.conftest import Office


def lang_of(caller: Caller, path: str, asked: str) -> str:
    found = re.search(r'<html lang="(\w+)"', caller.get(path, headers={"Accept-Language": asked}).text)
    assert found
    return found[1]


@pytest.mark.parametrize("lang", LANGS)
def test_the_examples_organiser_reads_what_the_browser_asks_for(example: Office, lang: Lang) -> None:
    assert lang_of(example.organiser, "/office", lang) == lang


def test_a_moderators_room_and_desk_are_in_the_language_the_browser_asks_for(
    example: Office, demo: Demo
) -> None:
    moderator = example.signed_in(demo.accounts["moderator-1"])
    room, desk = f"/room/{demo.room}", f"/desk/{demo.room}"

    pages = [lang_of(moderator, path, "ru") for path in (room, desk)]
    beginning = moderator.get(f"{room}/snapshot", headers={"Accept-Language": "ru"})

    assert pages == ["ru", "ru"]
    assert '"lang":"ru","writes"' in beginning.text


def test_what_a_moderator_chose_stands_before_what_the_browser_asks_for(example: Office, demo: Demo) -> None:
    moderator = example.signed_in(demo.accounts["moderator-1"])

    moderator.post("/language", {"lang": "az", "back": "/office"})

    assert lang_of(moderator, f"/desk/{demo.room}", "ru") == "az"
