"""Names that would pass for staff, for the software, or for everybody, in the four languages."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from string import digits
from typing import Final, Self

from dialogue.kernel.skeleton import shape
from dialogue.rooms.likeness import name_key

_ANYWHERE_FROM: Final = 9  # shorter roots stand inside honest words: "admin" in "badminton"


@dataclass(frozen=True, slots=True)
class StaffWords:
    """Keys of the words: `roots` count with endings, `whole` by themselves."""

    roots: frozenset[str]
    whole: frozenset[str]

    @classmethod
    def of(cls, roots: Iterable[str], whole: Iterable[str] = ()) -> Self:
        """Return the words made ready for comparing."""
        return cls(frozenset(map(name_key, roots)), frozenset(map(shape, whole)))

    def and_also(self, titles: Iterable[str]) -> "StaffWords":
        """Return these words and the titles a programme gives its own staff."""
        return StaffWords(self.roots | {name_key(title) for title in titles}, self.whole)

    def claim(self, name: str) -> bool:
        """Tell whether the name would be taken for one of these."""
        bare = name.rstrip(digits + " -")
        if shape(bare) in self.whole:
            return True
        words = [*bare.replace("-", " ").split(), bare]
        return any(self._begins_with_root(name_key(word)) for word in words)

    def _begins_with_root(self, key: str) -> bool:
        return any(
            key.startswith(root) or (len(root) >= _ANYWHERE_FROM and root in key) for root in self.roots
        )


def _load() -> StaffWords:
    words = tomllib.loads((files("dialogue.rooms") / "staff_words.toml").read_text(encoding="utf-8"))
    return StaffWords.of(words["roots"], words["whole"])


STAFF_WORDS: Final = _load()
