"""Text reduced to what the eye makes of it, for comparing and never for showing.

`skeleton` sees through look-alikes, invisible characters, spelling letter by letter and stretched letters;
`fold` is milder: it only lets Azerbaijani typed without its letters, and the spellings of one word, meet.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
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
from dialogue.kernel.lettered import Lettered

_WORD: Final = re.compile(r"[^\W_]+")  # letters and digits: what `isalnum` says
_RUN: Final = re.compile(r"(\w)\1+")
_UNMARKED: Final = Lettered(lambda char: None if _falls_away(char) else char)
_SPELLED_MIN: Final = 3  # "т. е." is an abbreviation; three letters standing alone are a word spelled out
_BREVE: Final = "\u0306"
_DISGUISED: Final = re.compile(r"[^\W\d_][013-7@$]+[^\W\d_]")
_INNER: Final = re.compile(f"[{ARMENIAN_INNER_MARKS}{FILLERS}]")
# In letters of the four languages taken apart, and in ASCII, nothing but these falls away.
_MARKS: Final = re.compile("[\u0300-\u036f]+")
_KNOWN: Final = re.compile("[\0-~\u0300-\u036fəı«»–—’“”„№а-џ\u0561-\u0587՝։֊]*")
_AZ: Final = str.maketrans(PLAIN_AZ)


def fold(text: str) -> str:
    """Return the text for search and matching: small letters, no diacritics but й's, single spaces."""
    return " ".join(bare(text, keep_breve="и").translate(_AZ).split())


def skeleton(text: str) -> str:
    """Return what two texts share when they look the same; without any letter, the signs as they are."""
    return unstretched(" ".join(tokens(text))) or "".join(bare(text).split())


def tokens(text: str) -> tuple[str, ...]:
    """Return the words as they look; letters spelled out one by one joined, stretched ones as they stand."""
    return tuple(_joined(_WORD.findall(shape(text))))


def chunks(text: str) -> tuple[str, ...]:
    """Return what stands between spaces with every sign inside it removed: ``spa-ced`` as ``spaced``."""
    return tuple("".join(_WORD.findall(chunk)) for chunk in shape(text).split())


def shape(text: str) -> str:
    """Return the text letter for letter as it looks: case folded, look-alikes made one, unseen signs gone."""
    return _with_digits_read(bare(text)).translate(LOOKS)


def bare(text: str, keep_breve: str = "") -> str:
    """Compatibility forms, case, marks and invisible signs gone; the three spellings of և made one."""
    if text.isascii():
        return text.lower()
    composed = unicodedata.normalize("NFKC", text)
    folded = (_INNER.sub("", composed) if _INNER.search(composed) else composed).casefold()
    apart = unicodedata.normalize("NFD", folded)
    if keep_breve:
        kept = _with_breve(apart, keep_breve)
    else:
        kept = _MARKS.sub("", apart) if _KNOWN.fullmatch(apart) else apart.translate(_UNMARKED)
    return kept.replace("եւ", "և").replace("եվ", "և")


def unstretched(words: str) -> str:
    """Return words with every run of one letter written once; runs of digits stay."""
    return _RUN.sub(lambda run: run[1] if run[1].isalpha() else run[0], words)


def _falls_away(char: str) -> bool:
    return char >= "\u00ad" and unicodedata.category(char) in {"Mn", "Me", "Cf"}


def _with_breve(apart: str, bearers: str) -> str:
    kept: list[str] = []
    for char in apart:
        if not _falls_away(char):
            kept.append(char)
        elif char == _BREVE and kept and kept[-1] in bearers:
            kept[-1] = "й"
    return "".join(kept)


def _with_digits_read(text: str) -> str:
    """A word with a digit or sign between two letters is read as letters; mp3 and 2026 stay as they are."""
    if not _DISGUISED.search(text):
        return text
    return " ".join(_read(chunk) if _DISGUISED.search(chunk) else chunk for chunk in text.split())


def _read(chunk: str) -> str:
    cyrillic = any(script_of(char) == "cyrillic" for char in chunk if char.isalpha())
    looks = CYRILLIC_DIGIT_LOOKS if cyrillic else DIGIT_LOOKS
    return "".join(looks.get(char, char) for char in chunk)


def _joined(words: list[str]) -> Iterable[str]:
    alone = [word for word in words if word == word[0] * len(word)]
    return words if len(alone) < _SPELLED_MIN else _spelled_together(words)


def _spelled_together(words: list[str]) -> Iterator[str]:
    for alone, run in groupby(words, key=_stands_alone):
        together = list(run)
        if alone and len(together) >= _SPELLED_MIN:
            yield "".join(together)
        else:
            yield from together


def _stands_alone(word: str) -> bool:
    return word == word[0] * len(word) and word.isalpha()
