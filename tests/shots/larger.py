"""Scenes as somebody sees them who has asked for the largest text, and for light or dark."""

from typing import Final

from tests.shots.doing import Doing, clicks, clicks_if_shown, then
from tests.shots.visitor import Scene

OPEN_MENU: Final = ".langs summary"


def chooses(*values: str) -> Doing:
    """Open the menu in the bar, choose these, close it."""
    return clicks(OPEN_MENU, *(f'.langs [value="{value}"]' for value in values), OPEN_MENU)


def larger(name: str, path: str = "/", who: str = "nobody", prepare: Doing | None = None) -> Scene:
    """A scene in the largest text."""
    chosen = chooses("larger")
    return Scene(f"{name}-larger", path, who, then(chosen, prepare) if prepare else chosen)


LARGER: Final = (
    larger("start"),
    larger("rules", "/enter/rules", "rules"),
    larger("name", "/enter/name", "name"),
    larger("wait", "/wait", "waiting"),
    larger("room", "/room/{open_room}", "participant-1"),
    larger("room-menu", "/room/{open_room}", "participant-1", clicks(OPEN_MENU)),
    larger("room-moderator", "/room/{open_room}", "moderator-2"),
    larger("mine", "/mine", "participant-1"),
    larger("desk", "/desk/{open_room}", "moderator-2"),
    larger("desk-conversation", "/desk/{open_room}", "moderator-2", clicks_if_shown('[data-view="talk"]')),
    larger("office", "/office", "organiser"),
    larger("programme", "/office/programmes/{example}", "organiser"),
    Scene("room-dark", "/room/{open_room}", "participant-1", chooses("dark")),
    Scene("room-light", "/room/{open_room}", "participant-1", chooses("light")),
)
