"""Scenes of the moderators' desk."""

from typing import Final

from playwright.sync_api import expect

from tests.shots.doing import Doing, clicks, clicks_if_shown, goes_on, presses, stands_still, then, unfolds
from tests.shots.visitor import Scene, Visitor

OPEN: Final = "/desk/{open_room}"
WHO: Final = "moderator-2"


def turns_to(sentence: str) -> Doing:
    """Leaf through what waits to the first card with this act."""

    def turn(visitor: Visitor) -> None:
        card = visitor.page.locator("d-now .card.now")
        expect(card).to_be_visible()
        for _ in range(8):
            if visitor.button(sentence, card).count():
                return
            visitor.page.locator("d-now .now-head button").last.click()
        raise AssertionError(sentence)

    return turn


def announces(visitor: Visitor) -> None:
    """Open the sheet for an announcement, from the composer or, on a small screen, from the card."""
    visitor.button("Announcement…").locator("visible=true").click()


def stops(visitor: Visitor) -> None:
    """Stop the act that is on its way."""
    visitor.page.locator("d-now button.stop, .pending button").last.click()


DESK: Final = (
    Scene("desk", OPEN, WHO),
    Scene("desk-waiting", OPEN, WHO, turns_to("Let in")),
    Scene("desk-held", OPEN, WHO, turns_to("Do not show")),
    Scene("desk-return", OPEN, WHO, then(turns_to("Do not show"), presses("Send back to the author"))),
    Scene("desk-refuse", OPEN, WHO, then(turns_to("Do not show"), presses("Do not show"))),
    Scene("desk-note", OPEN, WHO, then(turns_to("Do not show"), presses("Write privately"))),
    Scene("desk-look", OPEN, WHO, turns_to("It stays")),
    Scene("desk-look-answer", OPEN, WHO, then(turns_to("It stays"), presses("It stays"))),
    Scene("desk-conversation", OPEN, WHO, clicks_if_shown('.views [data-view="talk"]')),
    Scene("desk-people", OPEN, WHO, unfolds("d-people > details", "d-people .person details")),
    Scene("desk-pace", OPEN, WHO, unfolds("d-pace > details")),
    Scene("desk-booth", OPEN, WHO, unfolds("d-booth > details")),
    Scene("desk-among", OPEN, WHO, unfolds("d-desk-talk > details")),
    Scene("desk-made", OPEN, WHO, unfolds("d-made > details")),
    Scene("desk-announcement", OPEN, WHO, then(unfolds("d-pace > details"), announces)),
    Scene("desk-end", OPEN, WHO, clicks("d-session button")),
    Scene(
        "desk-stoppable", OPEN, WHO, then(stands_still, clicks("d-next-stage button")), then(stops, goes_on)
    ),
    Scene("desk-planned", "/desk/{planned_room}", WHO),
    Scene("desk-queue", "/desk/{queue_room}", WHO),
    Scene("desk-paused", "/desk/{paused_room}", WHO),
    Scene("desk-closed", "/desk/{closed_room}", WHO),
    Scene("desk-plain", OPEN, WHO, script=False),
)
