"""What a person typed stays in the page: after a mistake, and when they change its language or look."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from flask import g, request
from werkzeug.datastructures import MultiDict

from dialogue.kernel.errors import DialogueError
from dialogue.web.wording import said

View = TypeVar("View", bound=Callable[..., Any])

NEVER_KEPT: Final = frozenset(
    {"csrf", "password", "code", "one_time", "second", "fifth", "lang", "theme", "size", "back"}
)
RETURNS: Final[dict[Callable[..., Any], str]] = {}


def returns_to(endpoint: str) -> Callable[[View], View]:
    """Have a POST view that was refused show this page again, with what was typed and what is wrong.

    The page's own arguments are taken from the view's, by name.
    """

    def enter(view: View) -> View:
        RETURNS[view] = endpoint
        return view

    return enter


def keep_typed(form: MultiDict[str, str]) -> None:
    """Let the page that is made next show these values in its fields."""
    g.typed = MultiDict([(name, value) for name, value in form.items(multi=True) if name not in NEVER_KEPT])


def typed(name: str, default: str = "") -> str:
    """Return what stands in a field: what was typed, else the default."""
    kept = g.get("typed")
    if kept is None:
        return default
    return str(kept.get(name, default))


def ticked(name: str, value: str, default: str | None = None) -> bool:
    """Whether a radio or a checkbox is chosen; `default` is the value chosen at first."""
    kept = g.get("typed")
    if kept is None:
        return value == default
    return value in kept.getlist(name)


def refuse(refused: DialogueError) -> None:
    """Let the page that is made next say what was wrong."""
    g.refused = refused


def mistake(field: str) -> str:
    """Return what is wrong with a field, or nothing."""
    refused = g.get("refused")
    if refused is None or wrong_field() != field:
        return ""
    return said(refused)


def wrong_field() -> str:
    """Return the field that the mistake is in, or nothing."""
    refused = g.get("refused")
    if refused is None:
        return ""
    return str(refused.data.get("field", "text" if refused.code == "too_large" else ""))


def problem() -> str:
    """Return what went wrong with the form as a whole or in one of its fields, or nothing."""
    refused = g.get("refused")
    return said(refused) if refused is not None else ""


def wants_json() -> bool:
    """Whether the caller is a program and not a person."""
    best = request.accept_mimetypes.best_match(["text/html", "application/json"], "text/html")
    return best == "application/json"
