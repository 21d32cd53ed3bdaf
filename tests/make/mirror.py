"""The same with the two societies exchanged: their languages, their people, and whatever is drawn by lot."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final, TypeVar

from dialogue.kernel.locales import LANGS, Lang
from tests.make.draw import FixedDraw
from tests.make.room import Person

T = TypeVar("T")
OTHER: Final[dict[str, Lang]] = {"az": "hy", "hy": "az", "en": "en", "ru": "ru"}
_ID: Final = re.compile(r"^[a-z]{1,2}_[a-z2-7]{20}$")
# lists whose order is that of their ids, which are drawn anew each time
_BY_ID: Final = frozenset({"sanctions", "renderings", "releases"})


class MirroredDraw(FixedDraw):
    """Draws as `FixedDraw` does, with the two languages, and the two societies, in each other's place."""

    def shuffle(self, items: Iterable[T]) -> list[T]:
        given = list(items)
        drawn = super().shuffle(given)
        if len(given) != 2 and tuple(given) != LANGS:
            return drawn
        one, two = given[:2]
        return [two if item == one else one if item == two else item for item in drawn]


def mirrored(people: Iterable[Person]) -> list[Person]:
    """The same people, each writing in the other's language; the draw has exchanged the societies."""
    return [replace(person, langs=tuple(OTHER[lang] for lang in person.langs)) for person in people]


class Names:
    """Ids by the order in which they appear: two courses that are alike then read alike."""

    def __init__(self, *, exchanged: bool) -> None:
        self._known: dict[str, str] = {}
        self._exchanged = exchanged

    def of(self, thing: object, place: str = "") -> object:
        """Return a value with its ids renamed, and its languages as they are in the mirror."""
        if isinstance(thing, dict):
            named = [(self._name(key), self.of(value, key)) for key, value in thing.items()]
            return dict(sorted(named))
        if isinstance(thing, list | tuple):
            values = [self.of(value) for value in thing]
            return sorted(values, key=repr) if place in _BY_ID else values
        return self._name(thing) if isinstance(thing, str) else thing

    def _name(self, word: str) -> str:
        if _ID.match(word):
            return self._known.setdefault(word, f"{word.partition('_')[0]} {len(self._known)}")
        return OTHER.get(word, word) if self._exchanged else word
