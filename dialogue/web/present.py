"""What every page is given to show itself with."""

from typing import Any

from flask import g, request

from dialogue.kernel.locales import OWN_NAMES
from dialogue.web.appearance import SIZES, THEMES, Appearance
from dialogue.web.cookies import read_appearance
from dialogue.web.language import page_lang
from dialogue.web.redirects import own_path


def for_page() -> dict[str, Any]:
    """Return the names that every template may use."""
    caller = g.get("visitor")
    who = caller.who if caller is not None else None
    return {
        "lang": page_lang(),
        "dir": "ltr",
        "own_names": OWN_NAMES,
        "appearance": page_appearance(),
        "themes": THEMES,
        "sizes": SIZES,
        "visitor": caller,
        "is_member": who is not None and who.member is not None,
        "is_staff": who is not None and who.staff,
        "here": _here(),
    }


def page_appearance() -> Appearance:
    """Return how the page being made is to look: as chosen a moment ago, else as the browser keeps it."""
    chosen: Appearance | None = g.get("appearance")
    return chosen if chosen is not None else read_appearance(request)


def _here() -> str:
    """Return the address of the page being made, for coming back to it in another language or look."""
    drawn = g.get("here")
    if drawn is not None:
        return str(drawn)
    return own_path(request.full_path.rstrip("?"), "/") if request.method == "GET" else "/"
