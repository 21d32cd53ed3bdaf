"""The two ways out of sight: Hide blanks the page and keeps the place, Leave wipes and Back shows nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.make.server import Served
from tests.stories.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.story]
HIDDEN = "The screen is hidden. Your place is kept; others see no change. Tap to return."
BACKGROUND = """(hidden) => {
  Object.defineProperty(document, "hidden", { get: () => hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture(scope="module")
def person(browser: Browser, served: Served) -> Iterator[Person]:
    """Somebody whose screen others may see."""
    with Person.of_demo(browser, served, "participant-2", "hy") as found:
        yield found


def _readable(person: Person) -> str:
    """What stands on the screen and in the accessibility tree."""
    person.page.screenshot()
    return person.page.locator("body").aria_snapshot()


def test_hide_blanks_the_page_at_once_and_keeps_the_place(person: Person) -> None:
    person.write("Կիսատ նախադասություն")
    talk = person.page.locator("d-talk")
    talk.evaluate("(part) => { part.scrollTop = 40; document.scrollingElement.scrollTop = 40; }")
    place = person.page.evaluate("[document.querySelector('d-talk').scrollTop, scrollY]")

    person.link("Hide").or_(person.button("Hide")).click()
    cover = person.button(HIDDEN)
    expect(cover).to_be_focused()
    shown = _readable(person)
    cover.click()

    assert shown.strip().splitlines() == [f'- button "{person.said(HIDDEN)}"']
    expect(person.composer).to_have_value("Կիսատ նախադասություն")
    assert person.page.evaluate("[document.querySelector('d-talk').scrollTop, scrollY]") == place


def test_the_page_hides_by_itself_in_the_background_with_an_open_sheet_too(person: Person) -> None:
    person.press("To the moderators…")
    person.sheet.locator("textarea").fill("Կեսից")

    person.page.evaluate(BACKGROUND, True)
    shown = _readable(person)
    person.page.evaluate(BACKGROUND, False)
    person.button(HIDDEN).click()

    assert shown.strip().splitlines() == [f'- button "{person.said(HIDDEN)}"']
    expect(person.sheet.locator("textarea")).to_have_value("Կեսից")
    person.press("Cancel", person.sheet)


def test_leaving_wipes_and_back_shows_nothing(person: Person) -> None:
    room = person.page.url
    person.write("Սա ոչ ոք չպետք է գտնի")
    kept_before = person.page.evaluate("sessionStorage.length")

    person.press("Leave", person.page.locator(".bar"))
    person.press("Leave", person.sheet)
    person.page.wait_for_url("**/leave")
    left = person.page.evaluate("[sessionStorage.length, localStorage.length, document.cookie]")
    cookies = [cookie["name"] for cookie in person.context.cookies()]
    person.page.go_back()
    after_back = person.page.content()
    person.open(room)

    assert (kept_before, left, cookies) == (1, [0, 0, ""], [])
    assert "<article" not in after_back
    assert "ոչ ոք չպետք" not in after_back
    assert person.page.url.split("?")[0].endswith("/return")
