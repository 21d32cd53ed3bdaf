"""What a person typed, made safe to keep and to show: nothing invisible, nothing that turns lines round.

Refuses what can only deceive; quietly drops what comes along with pasted text.
Cleaning twice changes nothing.
"""

import re
import unicodedata
from typing import Final

from dialogue.kernel.alphabets import BLANKS, FILLERS
from dialogue.kernel.errors import Invalid, TooLarge

_JOINERS: Final = "\u200c\u200d"
# Comes with text pasted from pages and messengers, and says nothing: zero-width space, soft hyphen,
# byte order mark, word joiner, direction marks and isolates (the page isolates every run by itself).
_DROPPED: Final = dict.fromkeys([0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2060, *range(0x2066, 0x206A), 0xFEFF])
_OVERRIDES: Final = frozenset("\u202a\u202b\u202c\u202d\u202e")
_LAST_OF_PLANE: Final = 0xFFFE  # Unicode promises never to give these two of each plane a meaning
_TAGS: Final = range(0xE0000, 0xE1000)
_LINES: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANK_LINES: Final = re.compile(r"\n[^\S\n]*\n(?:[^\S\n]*\n)+")  # a tall hole pushes others off the screen
_MARKS_MAX: Final = 2
# Nothing to refuse or to drop among these: ASCII, and letters of the four languages as one sign each.
_ORDINARY: Final = re.compile("[\n -~«»–—’“”„…№ƏəĞğİıÖöŞşÜüÇçЁА-яё\u0531-\u0556\u0561-\u0587՛՜՝՞։֊]*")


def clean(text: str, max_points: int, max_bytes: int) -> str:
    """Return the text as it may be kept.

    Raises `Invalid("text", problem)` with problem surrogate, control, override, tag, filler, marks or blank,
    and `TooLarge` with `n`, `max` and `unit` (points or bytes).
    """
    if len(text) > 4 * max_points:  # before any work is spent on it
        raise TooLarge(n=len(text), max=max_points, unit="points")
    kept = text if _ORDINARY.fullmatch(text) else _made_safe(text)
    kept = _BLANK_LINES.sub("\n\n", kept).strip()
    if not kept.strip(BLANKS + _JOINERS + " \n\u00a0"):
        raise Invalid("text", "blank")
    _measure(kept, max_points, max_bytes)
    return kept


def _made_safe(text: str) -> str:
    _refuse_deceit(text)
    kept = _LINES.sub("\n", text).replace("\t", " ").translate(_DROPPED)
    kept = unicodedata.normalize("NFC", _without_loose_joiners(kept))
    _refuse_piled_marks(kept)
    return kept


def letters(text: str) -> str:
    """Return the letters of the text and nothing else; its length is what a name is measured by."""
    return "".join(char for char in unicodedata.normalize("NFC", text) if char.isalpha())


def _refuse_deceit(text: str) -> None:
    for char in text:
        problem = _problem(char)
        if problem:
            raise Invalid("text", problem)


def _problem(char: str) -> str | None:
    if char < "\x7f":
        return "control" if char < " " and char not in "\t\n\r\x0b\x0c" else None
    category = unicodedata.category(char)
    if category == "Cs":
        return "surrogate"
    if (category == "Cc" and char != "\x85") or _is_no_character(char):
        return "control"
    if char in _OVERRIDES:
        return "override"
    if ord(char) in _TAGS:
        return "tag"
    return "filler" if char in FILLERS else None


def _is_no_character(char: str) -> bool:
    return ord(char) & _LAST_OF_PLANE == _LAST_OF_PLANE or "\ufdd0" <= char <= "\ufdef"


def _without_loose_joiners(text: str) -> str:
    """A joiner has work to do only between two letters."""
    if not any(joiner in text for joiner in _JOINERS):
        return text
    kept: list[str] = []
    for before, char, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if char not in _JOINERS or (before.isalpha() and after.isalpha()):
            kept.append(char)
    return "".join(kept)


def _refuse_piled_marks(text: str) -> None:
    piled = 0
    for char in unicodedata.normalize("NFD", text):
        piled = piled + 1 if char > "\u02ff" and unicodedata.category(char) in {"Mn", "Me"} else 0
        if piled > _MARKS_MAX:
            raise Invalid("text", "marks")


def _measure(text: str, max_points: int, max_bytes: int) -> None:
    if len(text) > max_points:
        raise TooLarge(n=len(text), max=max_points, unit="points")
    size = len(text.encode())
    if size > max_bytes:
        raise TooLarge(n=size, max=max_bytes, unit="bytes")
