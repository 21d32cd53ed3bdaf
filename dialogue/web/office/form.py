"""Reads the fields of the office's forms; what does not fit is refused by its field."""

from collections.abc import Sequence
from datetime import date, time
from typing import TypeVar

from flask import request

from dialogue.kernel.errors import Invalid
from dialogue.kernel.locales import LANGS, Lang

T = TypeVar("T", bound=str)
DIGITS = 6  # no number anybody may give here has more


def text(field: str) -> str:
    """Return what stands in a field."""
    return request.form.get(field, "").strip()


def in_langs(prefix: str) -> dict[Lang, str]:
    """Return what stands in the fields of each language."""
    return {lang: request.form.get(f"{prefix}-{lang}", "") for lang in LANGS}


def whole(field: str) -> int:
    """Return a whole number; raises `Invalid`."""
    given = text(field)
    if not given.isascii() or not given.isdigit() or len(given) > DIGITS:
        raise Invalid(field, "number")
    return int(given)


def day(field: str) -> date:
    """Return a day; raises `Invalid`."""
    try:
        return date.fromisoformat(text(field))
    except ValueError:
        raise Invalid(field, "day") from None


def clock(field: str) -> time:
    """Return a time of day; raises `Invalid`."""
    try:
        return time.fromisoformat(text(field)).replace(tzinfo=None, second=0, microsecond=0)
    except ValueError:
        raise Invalid(field, "clock") from None


def one_of(field: str, known: Sequence[T]) -> T:
    """Return the one that was chosen; raises `Invalid`."""
    given = text(field)
    for each in known:
        if each == given:
            return each
    raise Invalid(field, "choice")


def some_langs(field: str) -> tuple[Lang, ...]:
    """Return the languages that were ticked, in no order that means anything."""
    given = set(request.form.getlist(field))
    return tuple(lang for lang in LANGS if lang in given)


def lines(field: str) -> list[str]:
    """Return the lines of a long field."""
    return text(field).splitlines()
