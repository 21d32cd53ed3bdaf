"""Text reduced to what the eye makes of it, for comparing and never for showing.

`skeleton` sees through look-alikes, invisible characters, spelling letter by letter and stretched letters;
`fold` is milder: it only lets Azerbaijani typed without its letters, and the spellings of one word, meet.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from dialogue.kernel.alphabets import (
    ARMENIAN_INNER_MARKS,
    CYRILLIC_DIGIT_LOOKS,
    DIGIT_LOOKS,
    FILLERS,
    LOOKS,
    PLAIN_AZ,
    script_of,
)

_SPELLED_MIN: Final = 3  # "т. е." is an abbreviation; three letters standing alone are a word spelled out
_BREVE: Final = "\u0306"
_DISGUISED: Final = re.compile(r"[^\W\d_][013-7@$]+[^\W\d_]")
_UNSEEN: Final = dict.fromkeys(map(ord, ARMENIAN_INNER_MARKS + FILLERS))
_AZ: Final = str.maketrans(PLAIN_AZ)


def fold(text: str) -> str:
    """Return the text for search and matching: small letters, no diacritics but й's, single spaces."""
    return " ".join(bare(text, keep_breve="и").translate(_AZ).split())


def skeleton(text: str) -> str:
    """Return what two texts share when they look the same; without any letter, the signs as they are."""
    return " ".join(map(unstretched, tokens(text))) or "".join(bare(text).split())


def tokens(text: str) -> tuple[str, ...]:
    """Return the words as they look; letters spelled out one by one joined, stretched ones as they stand."""
    words = [word for chunk in shape(text).split() for word in _words(chunk)]
    return tuple(_joined(words))


def chunks(text: str) -> tuple[str, ...]:
    """Return what stands between spaces with every sign inside it removed: ``spa-ced`` as ``spaced``."""
    return tuple("".join(_words(chunk)) for chunk in shape(text).split())


def shape(text: str) -> str:
    """Return the text letter for letter as it looks: case folded, look-alikes made one, unseen signs gone."""
    return _with_digits_read(bare(text)).translate(LOOKS)


def bare(text: str, keep_breve: str = "") -> str:
    """Compatibility forms, case, marks and invisible signs gone; the three spellings of և made one."""
    folded = unicodedata.normalize("NFKC", text).translate(_UNSEEN).casefold()
    kept: list[str] = []
    for char in unicodedata.normalize("NFD", folded):
        if char < "\u00ad" or unicodedata.category(char) not in {"Mn", "Me", "Cf"}:
            kept.append(char)
        elif char == _BREVE and kept and kept[-1] in keep_breve:
            kept[-1] = "й"
    return "".join(kept).replace("եւ", "և").replace("եվ", "և")


def unstretched(word: str) -> str:
    """Return the word with every run of one letter written once; runs of digits stay."""
    return "".join(char if char.isalpha() else char * len(list(run)) for char, run in groupby(word))


def _with_digits_read(text: str) -> str:
    """A word with a digit or sign between two letters is read as letters; mp3 and 2026 stay as they are."""
    if not _DISGUISED.search(text):
        return text
    return " ".join(_read(chunk) if _DISGUISED.search(chunk) else chunk for chunk in text.split())


def _read(chunk: str) -> str:
    cyrillic = any(script_of(char) == "cyrillic" for char in chunk if char.isalpha())
    looks = CYRILLIC_DIGIT_LOOKS if cyrillic else DIGIT_LOOKS
    return "".join(looks.get(char, char) for char in chunk)


def _words(chunk: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in chunk).split()


def _joined(words: list[str]) -> Iterator[str]:
    for alone, run in groupby(words, key=_stands_alone):
        together = list(run)
        if alone and len(together) >= _SPELLED_MIN:
            yield "".join(together)
        else:
            yield from together


def _stands_alone(word: str) -> bool:
    return word.isalpha() and len(set(word)) == 1
