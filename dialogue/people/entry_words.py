"""Six words by which a person comes back: drawn by lot, easy to read out, type and remember.

What is typed may lack diacritics, differ in case or separators, or hold look-alikes from another keyboard.
The lists share no word, so the words tell their language. A list may get other words later: what a person
wrote down is hashed as it is spelled, not by its place.
"""

from collections.abc import Sequence
from importlib.resources import files
from typing import Final

from dialogue.kernel.draw import Draw
from dialogue.kernel.limits import ENTRY_WORD_LIST, ENTRY_WORDS
from dialogue.kernel.locales import LANGS, Lang
from dialogue.kernel.skeleton import fold, skeleton

_TYPED_MAX: Final = 400  # six words, their numbers and anything a note holds around them


def draw_words(lang: Lang, draw: Draw) -> tuple[str, ...]:
    """Return six different words of one language."""
    left = list(WORDS[lang])
    return tuple(left.pop(draw.below(len(left))) for _ in range(ENTRY_WORDS))


def recognise(typed: str) -> tuple[Lang, tuple[int, ...]] | None:
    """Return the language and the places of the six words in its list, or None."""
    if len(typed) > _TYPED_MAX:
        return None
    words = _split(typed)
    if len(words) != ENTRY_WORDS:
        return None
    for lang in LANGS:
        places = [_place(word, lang) for word in words]
        found = tuple(place for place in places if place is not None)
        if len(found) == ENTRY_WORDS:
            return lang, found
    return None


def spelled(lang: Lang, places: Sequence[int]) -> tuple[str, ...]:
    """Return the words at these places as they were shown."""
    return tuple(WORDS[lang][place] for place in places)


def canonical(words: Sequence[str]) -> str:
    """Return the one string that these words, as they were shown, are hashed by."""
    return " ".join(words)


def same_word(typed: str, word: str) -> bool:
    """Tell whether somebody typed back this word."""
    found = _split(typed[:_TYPED_MAX])
    return len(found) == 1 and (fold(found[0]) == fold(word) or skeleton(found[0]) == skeleton(word))


def _split(typed: str) -> list[str]:
    return "".join(char if char.isalpha() else " " for char in fold(typed)).split()


def _place(word: str, lang: Lang) -> int | None:
    known = _PLACES[lang]
    return known.get(word, known.get(skeleton(word)))


def _load(lang: Lang) -> tuple[str, ...]:
    words = tuple((files("dialogue.people") / "words" / f"{lang}.txt").read_text(encoding="utf-8").split())
    if len(words) != ENTRY_WORD_LIST:
        raise ValueError(f"The list of entry words in {lang} is not complete.")
    return words


def _places(words: tuple[str, ...]) -> dict[str, int]:
    looks = {skeleton(word): place for place, word in enumerate(words)}
    return looks | {fold(word): place for place, word in enumerate(words)}


WORDS: Final[dict[Lang, tuple[str, ...]]] = {lang: _load(lang) for lang in LANGS}
_PLACES: Final[dict[Lang, dict[str, int]]] = {lang: _places(words) for lang, words in WORDS.items()}
