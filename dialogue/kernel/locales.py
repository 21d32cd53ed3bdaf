"""The four languages, their own names, and how any list of equals is put in order."""

from collections.abc import Iterable, Sequence
from typing import Final, Literal, TypeVar, get_args

T = TypeVar("T")

Lang = Literal["az", "hy", "en", "ru"]
LANGS: Final[tuple[Lang, ...]] = get_args(Lang)
OWN_NAMES: Final[dict[Lang, str]] = {
    "az": "Azərbaycanca",
    "hy": "Հայերեն",
    "en": "English",
    "ru": "Русский",
}


def as_lang(tag: str | None) -> Lang | None:
    """Return the language that a tag such as ``hy-AM`` means, or None."""
    head = (tag or "").split("-")[0].split("_")[0].lower()
    return next((lang for lang in LANGS if lang == head), None)


def turned(items: Sequence[T], places: int) -> list[T]:
    """Return the items turned left by so many places, so that nobody is always first."""
    if not items:
        return []
    start = places % len(items)
    return [*items[start:], *items[:start]]


def own_first(items: Iterable[T], own: T) -> list[T]:
    """Return the items with the reader's own in front and the rest in their order."""
    rest = list(items)
    return [item for item in rest if item == own] + [item for item in rest if item != own]
