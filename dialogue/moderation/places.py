"""Small places by whose name somebody could be recognised; found with the endings that four languages add.

`name*` takes any ending, which very short names need.
"""

from collections.abc import Iterable
from typing import Final

from dialogue.kernel.skeleton import tokens
from dialogue.moderation.wordlist import Entry, Word, Wordlist, written_in

_ENDING: Final = 10  # the longest chain of endings in use, as in "-lığımızdakı", with room to spare
_STEM_MIN: Final = 4  # a shorter stem begins too many other words: it is looked for as it stands
_STEM_MIN_OF_SEVERAL: Final = 3  # of two words in a row one alone proves nothing, so less will do
# Last letters that give way before an ending.
_GIVES_WAY: Final[dict[str | None, str]] = {"cyrillic": "аяоеёыиьй", "latin": "kq"}


def place_list(names: Iterable[str]) -> Wordlist:
    """Return the places made ready; entries without a letter are passed over."""
    return Wordlist.of(map(_entry, names))


def _entry(name: str) -> Entry:
    bare = name.strip().casefold()
    words = bare.rstrip("*").split()
    shortest = _STEM_MIN if len(words) == 1 else _STEM_MIN_OF_SEVERAL
    stems = [_stem(word, shortest) for word in words]
    if bare.endswith("*") or all(len(stem) >= shortest for stem in stems):
        return Entry(_looks(stems), _ENDING)
    return Entry(_looks(words), 0)


def _stem(word: str, shortest: int) -> str:
    given = word.rstrip(_GIVES_WAY.get(written_in(word), ""))
    return given if len(given) >= shortest else word


def _looks(words: list[str]) -> tuple[Word, ...]:
    return tuple(Word.of(seen, written_in(word)) for word in words for seen in tokens(word))
