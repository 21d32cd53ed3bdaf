"""A page's modules and words are asked for at once, not one floor of imports after another."""

import re
from typing import Final

import pytest
from playwright.sync_api import Browser

from tests.make.server import Served
from tests.stories.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.story]
EARLY: Final = 'link[rel="modulepreload"], link[rel="preload"]'
WANTED: Final = re.compile(r"\.js$|/words/")
OF_EVERY_PAGE: Final = {"menu.js", "ahead.js", "appearance.js"}


@pytest.mark.parametrize(("page", "who"), [("room", "moderator-1"), ("desk", "moderator-2")])
def test_what_is_asked_for_early_is_what_the_page_uses_and_comes_once(
    browser: Browser, served: Served, page: str, who: str
) -> None:
    asked: list[str] = []
    with Person.of_demo(browser, served, who, "hy") as person:
        path = f"/{page}/{person.room}"
        person.page.on("request", lambda request: asked.append(request.url))
        person.open(path)
        person.is_live()
        named = person.page.locator(EARLY).evaluate_all("(all) => all.map((one) => one.href)")

    used = [url for url in asked if WANTED.search(url) and url.split("/")[-1] not in OF_EVERY_PAGE]
    assert sorted(used) == sorted(named)


def test_where_no_script_runs_nothing_of_it_is_asked_for(browser: Browser, served: Served) -> None:
    asked: list[str] = []
    with Person.of_demo(browser, served, "participant-1", "hy", script=False) as person:
        person.page.on("request", lambda request: asked.append(request.url))
        person.open(f"/room/{person.room}")
        person.page.wait_for_load_state("networkidle")

    assert [url for url in asked if WANTED.search(url)] == []
