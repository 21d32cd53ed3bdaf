"""Scenes before the room: the start, the invitation, the four steps, the waiting room, coming back."""

from typing import Final

from tests.shots.doing import Doing, sends
from tests.shots.visitor import Scene, Visitor

MESSENGER: Final = (
    "Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 Version/4.0 Chrome/120 Mobile Telegram"
)


def from_a_messenger(visitor: Visitor) -> None:
    """The same page inside a messenger."""
    visitor.page.set_extra_http_headers({"User-Agent": MESSENGER})
    visitor.page.reload()


def from_a_browser(visitor: Visitor) -> None:
    """Put that back."""
    visitor.page.set_extra_http_headers({})


def leaves(path: str) -> Doing:
    """Send the page's form to where one leaves: the page after it."""

    def leave(visitor: Visitor) -> None:
        form = visitor.page.locator("#page-form")
        with visitor.page.expect_navigation():
            form.evaluate("(form, path) => { form.action = path; form.submit(); }", path)

    return leave


DOOR: Final = (
    Scene("start"),
    Scene("start-languages", prepare=lambda v: v.page.locator(".langs summary").click()),
    Scene("about", "/about"),
    Scene("join", "/join"),
    Scene("join-in-a-messenger", "/join", prepare=from_a_messenger, after=from_a_browser),
    Scene("join-not-valid", "/join", prepare=sends(code="ABCD2-EFGH3-JKMN4-PQRS5-TVWXY6")),
    Scene("return", "/return"),
    Scene("return-refused", "/return", prepare=sends(words="one two three four five six")),
    Scene("rules", "/enter/rules", "rules"),
    Scene("name", "/enter/name", "name"),
    Scene("name-refused", "/enter/name", "name", prepare=sends(name="Mоderator")),
    Scene("words", "/enter/words", "words"),
    Scene("words-differ", "/enter/words", "words", prepare=sends(second="house", fifth="garden")),
    Scene("wait", "/wait", "waiting"),
    Scene("wait-early", "/wait", "early"),
    Scene("not-found", "/nothing-here"),
    Scene("left", "/", prepare=leaves("/leave")),
    Scene("signed-out", "/staff/sign-in", prepare=leaves("/staff/sign-out")),
    Scene("hidden", "/hidden"),
    Scene("demo-link", "{demo}"),
)
