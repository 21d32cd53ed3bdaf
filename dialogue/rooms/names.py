"""Which name a person may choose for themselves in a room.

Promises that no two names of a room can be taken for one another, that none passes for staff, and that a
refusal says what the matter is: the sign, the letter, the length or the likeness.
"""

from collections.abc import Iterable
from itertools import pairwise
from string import digits
from typing import Final

from dialogue.kernel.alphabets import SCRIPTS, script_of
from dialogue.kernel.errors import Invalid, TooLarge
from dialogue.kernel.limits import NAME_MAX, NAME_MIN
from dialogue.kernel.text import clean, letters
from dialogue.rooms.likeness import name_key
from dialogue.rooms.staff_words import STAFF_WORDS, StaffWords

_BETWEEN: Final = " -’"  # what may stand between two letters, one at a time
_SAME_SIGN: Final = str.maketrans(dict.fromkeys("'ʼ‘`´՚", "’") | dict.fromkeys("‐‑–֊", "-"))
_DIGITS_MAX: Final = 2  # "Lamp 2" tells two lamps apart; four digits would be a year of birth
# Phonetic and small-capital Latin lies beyond; of what else is there, only letters with marks are anyone's.
_RARE_FROM: Final = "\u0250"
_MARKED_LATIN: Final = frozenset(map(chr, range(0x1E00, 0x1F00)))
_POINTS_MAX: Final = 4 * NAME_MAX


def check_name(name: str, taken: Iterable[str], staff_words: StaffWords = STAFF_WORDS) -> str:
    """Return the name as it will be shown, or raise `Invalid("name", problem)`.

    Problems: sign, other_alphabet (with `letter`), digits, too_short (`min`), too_long (`max`), staff_like,
    too_similar.
    """
    kept = _tidied(name)
    _refuse_signs(kept)
    _refuse_other_alphabet(kept)
    _refuse_length(kept)
    if staff_words.claim(kept):
        raise Invalid("name", "staff_like")
    if name_key(kept) in {name_key(other) for other in taken}:
        raise Invalid("name", "too_similar")
    return kept


def _tidied(name: str) -> str:
    try:
        kept = clean(name, _POINTS_MAX, 4 * _POINTS_MAX)
    except TooLarge:
        raise Invalid("name", "too_long", max=NAME_MAX) from None
    except Invalid as refused:
        problem = "too_short" if refused.data["problem"] == "blank" else "sign"
        raise Invalid("name", problem, **({"min": NAME_MIN} if problem == "too_short" else {})) from None
    return " ".join(kept.translate(_SAME_SIGN).split())


def _refuse_signs(name: str) -> None:
    if not letters(name):
        raise Invalid("name", "too_short", min=NAME_MIN)
    plain = name.rstrip(digits)
    if len(name) - len(plain) > _DIGITS_MAX or any(char in digits for char in plain):
        raise Invalid("name", "digits")
    if plain != name:
        plain = plain.removesuffix(" ")
    known = all(char.isalpha() or char in _BETWEEN for char in plain)
    loose = any(one in _BETWEEN and two in _BETWEEN for one, two in pairwise(f" {plain} "))
    if not known or loose:
        raise Invalid("name", "sign")


def _refuse_other_alphabet(name: str) -> None:
    """One script for the whole name; the letter named is the first of those that are fewer."""
    scripts = [_script(letter) for letter in letters(name)]
    ours = max(SCRIPTS, key=scripts.count)
    for letter, script in zip(letters(name), scripts, strict=True):
        if script != ours:
            raise Invalid("name", "other_alphabet", letter=letter)


def _script(letter: str) -> str:
    common = letter in "əƏ" or letter < _RARE_FROM or letter in _MARKED_LATIN
    script = script_of(letter)
    return script if common or script != "latin" else "other"


def _refuse_length(name: str) -> None:
    count = len(letters(name))
    if count < NAME_MIN:
        raise Invalid("name", "too_short", min=NAME_MIN)
    if count > NAME_MAX:
        raise Invalid("name", "too_long", max=NAME_MAX)
