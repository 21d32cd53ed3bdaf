"""Scenes in the room: the talk, what one may do in it, what befalls one, states of the meeting."""

from typing import Final

from playwright.sync_api import expect

from tests.shots.doing import Doing, clicks, clicks_if_shown, goes_on, presses, stands_still, then, unfolds
from tests.shots.visitor import Scene, Visitor

OPEN: Final = "/room/{open_room}"
THEIRS: Final = "d-message article.msg:not(.mine)"
MINE: Final = "d-message article.msg.mine"
SENTENCE: Final = "One more sentence about the yard."


def writes(text: str) -> Doing:
    """Write and press Send; it can still be stopped."""

    def write(visitor: Visitor) -> None:
        visitor.composer.fill(text)
        visitor.page.locator("d-composer .send").click()
        expect(visitor.page.locator("d-outgoing article").last).to_be_visible()

    return write


def has_just_spoken(visitor: Visitor) -> None:
    """Have said something so lately that it can be changed; what was just said is not taken a second time."""
    visitor.guest.say(SENTENCE, lang=visitor.lang)
    expect(visitor.page.locator(MINE).filter(has_text=SENTENCE).last).to_be_visible()


def to_be_read_first(visitor: Visitor) -> None:
    """Write something, and ask a moderator to read it first."""
    visitor.composer.fill(SENTENCE)
    tick = visitor.page.locator("d-composer .ask-first input")
    if not tick.is_visible():
        visitor.page.locator("d-composer .more-tools").click()
    tick.check()


def asked(visitor: Visitor) -> None:
    """Write something that a rule asks about."""
    writes("Write to me: bulka@example.org")(visitor)
    visitor.later()
    expect(visitor.page.locator("d-outgoing article.unsent")).to_be_visible()


def empties(visitor: Visitor) -> None:
    """Leave no draft behind."""
    visitor.page.locator("d-composer .ask-first input").uncheck()
    visitor.composer.fill("")


def takes_back(visitor: Visitor) -> None:
    """Take what is on its way back into the field and empty it."""
    visitor.page.locator("d-outgoing button.stop, d-outgoing button.quiet").last.click()
    visitor.composer.fill("")


def takes_a_break(visitor: Visitor) -> None:
    """Be away for a while, and look at the page all the same."""
    visitor.guest.command("break.take", {})
    visitor.page.reload()
    visitor.page.wait_for_selector("body.live")


def comes_back(visitor: Visitor) -> None:
    """Be here again."""
    visitor.guest.command("break.end", {})


def cut(visitor: Visitor) -> None:
    """Lose the connection."""
    visitor.context.set_offline(True)
    visitor.later(3)
    visitor.page.wait_for_selector("d-connection .connection")


def mended(visitor: Visitor) -> None:
    """Have it back."""
    visitor.context.set_offline(False)


def removed(visitor: Visitor) -> None:
    """One's part ends while one looks at the page."""
    visitor.page.wait_for_selector("d-connection", state="attached")
    visitor.world.remove(visitor.guest)
    visitor.later(4)
    visitor.page.wait_for_selector("d-ended")


ROOM: Final = (
    Scene("room", OPEN, "participant-1"),
    Scene("room-held-and-returned", OPEN, "participant-4"),
    Scene("room-more", OPEN, "participant-1", unfolds(f"{THEIRS} details.more")),
    Scene("room-own-more", OPEN, "participant-1", unfolds(f"{MINE} details.more")),
    Scene(
        "room-change",
        OPEN,
        "participant-1",
        then(has_just_spoken, unfolds(f"{MINE} details.more"), presses("Edit")),
    ),
    Scene("room-original", OPEN, "participant-1", presses("Original")),
    Scene("room-reply", OPEN, "participant-1", presses("Reply")),
    Scene(
        "room-waiting-to-go",
        OPEN,
        "participant-1",
        then(stands_still, writes(SENTENCE)),
        then(takes_back, goes_on),
    ),
    Scene("room-read-first", OPEN, "participant-1", to_be_read_first, empties),
    Scene("room-asked", OPEN, "participant-1", asked, takes_back),
    Scene("room-to-the-moderators", OPEN, "participant-1", presses("To the moderators…")),
    Scene(
        "room-look",
        OPEN,
        "participant-1",
        then(unfolds(f"{THEIRS} details.more"), presses("Ask a moderator to look")),
    ),
    Scene("room-leave", OPEN, "participant-1", clicks("form[data-leave] button")),
    Scene("room-hide", OPEN, "participant-1", clicks("[data-hide]")),
    Scene("room-languages", OPEN, "participant-1", clicks(".langs summary")),
    Scene("room-about", OPEN, "participant-3", clicks_if_shown(".side-opener")),
    Scene("room-break", OPEN, "participant-3", takes_a_break, comes_back),
    Scene("room-cut", OPEN, "participant-1", cut, mended),
    Scene("room-muted", OPEN, "muted"),
    Scene("room-removed", OPEN, lambda world: world.somebody_new(let_in=True), removed),
    Scene("room-planned", "/room/{planned_room}", "in-planned"),
    Scene("room-queue", "/room/{queue_room}", "in-queue"),
    Scene("room-paused", "/room/{paused_room}", "in-paused"),
    Scene("room-closed", "/room/{closed_room}", "in-closed"),
    Scene("room-interpreter", OPEN, "interpreter"),
    Scene("room-moderator", OPEN, "moderator-2"),
    Scene("room-plain", OPEN, "participant-3", script=False),
    Scene("room-plain-more", OPEN, "participant-3", clicks("article.msg details.more summary"), script=False),
    Scene("room-plain-held", OPEN, "participant-4", script=False),
)
