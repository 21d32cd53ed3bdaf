"""A short break: the desk sees who is away, the room does not; it ends when its taker says so."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.make.server import Served
from tests.stories.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.story]


@pytest.fixture(scope="module")
def away(browser: Browser, served: Served) -> Iterator[Person]:
    """Who goes away for a moment, on a phone."""
    with Person.of_demo(browser, served, "participant-2", "hy") as person:
        yield person


@pytest.fixture(scope="module")
def other(browser: Browser, served: Served) -> Iterator[Person]:
    """Somebody else in the room."""
    with Person.of_demo(browser, served, "participant-1", "az") as person:
        yield person


@pytest.fixture(scope="module")
def moderator(browser: Browser, served: Served) -> Iterator[Person]:
    """Who sees it."""
    with Person.of_demo(browser, served, "moderator-1", "az", "desktop") as person:
        person.unfold("People")
        yield person


def chip(moderator: Person) -> Locator:
    return moderator.page.locator("d-people .chip").filter(has_text=moderator.said("taking a short break"))


def test_a_break_is_begun_and_ended_by_its_taker(away: Person, other: Person, moderator: Person) -> None:
    line = away.page.locator("d-break[line]")
    away.page.locator(".side-opener").click()
    away.press("Taking a short break", away.page.locator("#side"))

    expect(line).to_contain_text(away.said("You are taking a short break."))
    expect(away.page.locator("#side")).to_be_hidden()
    expect(chip(moderator)).to_have_count(1)
    away.page.reload()
    away.is_live()
    expect(chip(moderator)).to_have_count(1)
    away.press("I am back", line)

    expect(chip(moderator)).to_have_count(0)
    expect(line).to_be_empty()
    expect(away.page.locator('[role="status"]').last).to_have_text(
        away.said("The moderators see that you are back.")
    )
    assert away.page.evaluate("document.activeElement.id") == "main"
    assert [name for name in ("break", '"away":["u_') if name in "".join(other.frames)] == []


def test_whoever_writes_is_back(away: Person, moderator: Person) -> None:
    line = away.page.locator("d-break[line]")
    away.page.locator(".side-opener").click()
    away.press("Taking a short break", away.page.locator("#side"))
    expect(chip(moderator)).to_have_count(1)

    away.send("Վերջապես տաք թեյ եմ խմում։")

    expect(line).to_be_empty()
    expect(chip(moderator)).to_have_count(0)


def test_without_a_script_the_page_says_it_and_offers_the_way_back(
    browser: Browser, served: Served, moderator: Person
) -> None:
    with Person.of_demo(browser, served, "participant-3", "en", "desktop", script=False) as person:
        person.press("Taking a short break")
        person.reads("You are taking a short break.")
        expect(chip(moderator)).to_have_count(1)

        person.press("I am back", person.page.locator("#compose"))

        expect(person.button("I am back")).to_have_count(0)
        expect(person.button("Taking a short break")).to_have_count(1)
        expect(chip(moderator)).to_have_count(0)
