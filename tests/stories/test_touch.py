"""A phone with a finger and no mouse: everything is there without hovering, and large enough to be hit."""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.make.server import Served
from tests.stories.people import PATIENCE_MS, VIEWS
from tests.stories.tongue import tongue

pytestmark = [pytest.mark.browser, pytest.mark.story]
TARGET: Final = 44
# what a finger goes for: a box to tick is hit with the whole of its label
TARGETS: Final = "a[href], button, summary, select, textarea, input, label:has(input)"
SMALL: Final = """
([targets, least]) => [...document.querySelectorAll(targets)]
  .filter((part) => part.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((part) => !(part.matches("label input") || part.closest(".skip, p, [inert]")))
  .map((part) => [part.textContent.trim() || part.tagName, part.getBoundingClientRect()])
  .filter(([, { width, height }]) => width > 0 && Math.min(width, height) < least)
  .map(([name, { width, height }]) => `${name}: ${width} x ${height}`)
"""


class Finger:
    """Somebody who taps, in English."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.small: list[str] = []
        self.tongue = tongue("en")

    def tap(self, sentence: str, where: str = "body") -> None:
        """Tap something that leaves the page open, and look at what is there then."""
        self.follow(sentence, where)
        self.look()

    def follow(self, sentence: str, where: str = "body") -> None:
        """Tap a button, a link or what unfolds."""
        inside = self.page.locator(where)
        said = self.tongue.say(sentence)
        button = inside.get_by_role("button", name=said, exact=True)
        link = inside.get_by_role("link", name=said, exact=True)
        unfolding = inside.locator("summary").get_by_text(said, exact=True)
        button.or_(link).or_(unfolding).last.tap()

    def look(self) -> None:
        """Note what is too small for a finger."""
        self.small += self.page.evaluate(SMALL, [TARGETS, TARGET])


@pytest.fixture(params=["participant-3", "moderator-1"])
def finger(request: pytest.FixtureRequest, browser: Browser, served: Served) -> Iterator[Finger]:
    width, height = VIEWS["phone"]
    context = browser.new_context(
        base_url=served.url,
        viewport={"width": width, "height": height},
        has_touch=True,
        is_mobile=True,
        locale="en",
    )
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(served.link(request.param))
    someone = Finger(page)
    someone.look()
    someone.follow("Go in")
    page.wait_for_selector("body.live")
    someone.look()
    yield someone
    context.close()


@pytest.mark.parametrize("finger", ["participant-3"], indirect=True)
def test_a_finger_finds_everything_in_a_room(finger: Finger) -> None:
    page = finger.page

    page.locator("d-composer textarea").tap()
    page.keyboard.type("A word from a phone")
    page.clock.set_fixed_time(page.evaluate("Date.now()") / 1000)  # so that it waits until all was looked at
    finger.tap("Send", "d-composer")
    finger.tap("Stop", "d-outgoing")
    finger.tap("To the moderators…")
    finger.tap("Cancel", "dialog[open]")
    finger.tap("More…", "d-message article.msg:not(.mine)")
    finger.tap("Ask a moderator to look", "d-message")
    finger.tap("Cancel", "dialog[open]")
    finger.tap("Ask to speak")
    page.locator(".langs summary").tap()
    finger.look()
    page.locator(".langs summary").tap()
    finger.tap("About this room")
    finger.tap("Close", "#side")
    finger.tap("Hide")
    page.locator(".blank .cover").tap()
    finger.tap("Leave")
    finger.follow("Leave", "dialog[open]")

    expect(page.get_by_role("heading", name=finger.tongue.say("You have left"))).to_be_visible()
    assert finger.small == []


@pytest.mark.parametrize("finger", ["moderator-1"], indirect=True)
def test_a_finger_finds_everything_on_a_desk(finger: Finger) -> None:
    page = finger.page

    finger.tap("Send back to the author", "d-now")
    finger.tap("Send back to the author", "dialog[open]")
    refused = page.locator("dialog[open] .mistake").inner_text()
    finger.tap("Cancel", "dialog[open]")
    for folded in page.locator("aside details.card > summary").all():
        if folded.locator("..").get_attribute("open") is None:
            folded.tap()
            finger.look()
    finger.tap("The conversation")
    finger.tap("More…", "d-message article.msg:not(.mine)")
    finger.tap("Take out of the room", "d-message")
    finger.tap("Cancel", "dialog[open]")
    finger.tap("Now")
    finger.follow("To the room")

    page.wait_for_url("**/room/*")
    assert (refused, finger.small) == (finger.tongue.say("Write something first."), [])
