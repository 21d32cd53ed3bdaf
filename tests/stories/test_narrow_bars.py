"""The smallest phone: bars keep to one line in every language, and the sizes of text to two columns."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page

from tests.make.server import Served
from tests.stories.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.story]
LINE, TWO_LINES = 54, 98
HEIGHT = "(bar) => bar.getBoundingClientRect().height"
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
TOPS = "(buttons) => buttons.map((one) => one.getBoundingClientRect().top)"
MENU = ".langs summary"


@pytest.fixture(scope="module")
def moderator(browser: Browser, served: Served) -> Iterator[Person]:
    """Who has most to press."""
    with Person.of_demo(browser, served, "moderator-1", "en", "narrow") as person:
        yield person


def speak(page: Page, lang: str) -> None:
    """Choose a language in the menu."""
    page.locator(MENU).click()
    with page.expect_navigation():
        page.locator(f'.langs button[value="{lang}"]').click()


@pytest.mark.parametrize("lang", ["az", "hy", "en", "ru"])
def test_bars_of_staff_keep_to_one_line_and_the_desks_to_two(moderator: Person, lang: str) -> None:
    page = moderator.page
    moderator.open("/staff")
    speak(page, lang)
    paths = page.locator('main a[href^="/room/"], main a[href^="/desk/"]').evaluate_all(
        "(all) => all.map((one) => one.getAttribute('href'))"
    )
    heights: dict[str, float] = {}
    for path in (*paths, "/staff", "/office"):
        moderator.open(path)
        heights[path] = page.locator(".bar").evaluate(HEIGHT)
        assert page.evaluate(SIDEWAYS) == 0, path

    assert len(heights) == len(paths) + 2
    assert [
        path for path, height in heights.items() if height > (TWO_LINES if "desk" in path else LINE)
    ] == []


@pytest.mark.parametrize("lang", ["az", "hy", "en", "ru"])
@pytest.mark.parametrize("size", ["usual", "larger"])
def test_no_size_of_text_stands_alone_below_the_others(moderator: Person, lang: str, size: str) -> None:
    page = moderator.page
    moderator.open("/staff")
    speak(page, lang)
    page.locator(MENU).click()
    with page.expect_response("**/appearance"):
        page.locator(f'.langs button[value="{size}"]').click()

    for question in ("size", "theme"):
        tops = page.locator(f'[data-chooses="{question}"] button').evaluate_all(TOPS)
        assert [first == second for first, second in pairwise(tops)] == [False, True]
