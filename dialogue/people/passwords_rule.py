"""Which new passwords will do: length and not being on everybody's list, and nothing else.

No rule about kinds of characters: such rules make passwords alike. What is refused is what is tried first,
also behind the usual disguises: digits and signs around a word, digits for letters, a word said twice, a run
over the keyboard, a word with a year, the words of the account or the programme.
"""

import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from typing import Final

from dialogue.kernel.errors import Invalid
from dialogue.kernel.limits import PASSWORD_MAX, PASSWORD_MIN
from dialogue.kernel.locales import LANGS
from dialogue.kernel.skeleton import fold
from dialogue.people.entry_words import WORDS

_EDGES: Final = "0123456789 !?.,:;*#@$%&+=-_~^'\"()[]{}<>/\\|`№"
_READINGS: Final = tuple(str.maketrans("0134578@$!", f"o{one}eastbasi") for one in "il")
_ROWS: Final = (
    "1234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю",
)
_BENEATH: Final = {0: 1, 1: 2, 2: 3, 4: 5, 5: 6}
_RUN_SHARE: Final = 4  # at most one jump in four steps: nobody's words lie so close on the keys
_VARIETY_MIN: Final = 4
_DIGITS_MIN: Final = 12  # fewer digits alone are a date or a telephone number
_WORD_BY_A_NUMBER: Final = 9  # as long as a name: with "1", "123" or a year beside it, it is tried early
_CONTEXT_MIN: Final = 4  # a shorter name stands inside honest passwords by chance


def check_password(password: str, *context: str) -> None:
    """Return if a new password will do; raises `Invalid("password", problem)`.

    `context` holds what others know: the account's name, the programme's title. Problems: too_short (`min`),
    too_long (`max`), common.
    """
    typed = unicodedata.normalize("NFC", password)
    if len(typed) < PASSWORD_MIN:
        raise Invalid("password", "too_short", min=PASSWORD_MIN)
    if len(typed) > PASSWORD_MAX:
        raise Invalid("password", "too_long", max=PASSWORD_MAX)
    plain = fold(typed).replace(" ", "")
    if _is_pattern(plain) or _is_usual(plain) or any(_leans_on(plain, words) for words in context):
        raise Invalid("password", "common")


def _is_usual(plain: str) -> bool:
    return any(form in USUAL for form in _forms(plain)) or _is_word_and_year(plain)


def _forms(plain: str) -> Iterator[str]:
    """As it is, without what stands around it, with digits read as letters, and one of what is repeated."""
    for form in (plain, *(plain.translate(reading) for reading in _READINGS)):
        for bare in (form, form.strip(_EDGES)):
            yield bare
            yield bare[: _period(bare)].strip(_EDGES)
    for reading in _READINGS:
        yield plain.strip(_EDGES).translate(reading)


def _is_word_and_year(plain: str) -> bool:
    """Any word no longer than a name, with a year or the first digits of all beside it."""
    word = plain.strip(_EDGES)
    beside = "".join(char for char in plain.replace(word, "", 1) if char.isdigit()) if word else ""
    year = len(beside) == len("2000") and beside[:2] in {"19", "20"}
    counted = beside != "" and "123456789".startswith(beside)
    return word.isalpha() and len(word) <= _WORD_BY_A_NUMBER and (year or counted)


def _is_pattern(plain: str) -> bool:
    said_again = _period(plain) < min(PASSWORD_MIN, len(plain))
    digits_alone = not plain.strip(_EDGES) and len(plain) < _DIGITS_MIN
    return len(set(plain)) < _VARIETY_MIN or said_again or digits_alone or _is_run(plain)


def _is_run(plain: str) -> bool:
    """Along a row of keys, down a column, or up and down the alphabet, with few jumps."""
    jumps = sum(1 for one, two in pairwise(plain) if not _are_neighbours(one, two))
    return len(plain) > 1 and jumps * _RUN_SHARE <= len(plain) - 1


def _are_neighbours(one: str, two: str) -> bool:
    if abs(ord(one) - ord(two)) <= 1:
        return True
    if one not in _KEYS or two not in _KEYS:
        return False
    (row, place), (other_row, other_place) = sorted((_KEYS[one], _KEYS[two]))
    if row == other_row:
        return other_place - place == 1
    return _BENEATH.get(row) == other_row and place == other_place


def _period(text: str) -> int:
    """Length of the piece that, said again and again, makes the text; its own length if none does."""
    return (text + text).find(text, 1) if text else 0


def _leans_on(plain: str, words: str) -> bool:
    known = [word for word in fold(words).split() if len(word) >= _CONTEXT_MIN]
    rest = plain
    for word in known:
        rest = rest.replace(word, "")
    return rest != plain and len(rest.strip(_EDGES)) < PASSWORD_MIN


def _load() -> frozenset[str]:
    lines = (files("dialogue.people") / "common_passwords.txt").read_text(encoding="utf-8").splitlines()
    listed = {fold(word) for line in lines if not line.startswith("#") for word in line.split()}
    return frozenset(listed | {fold(word) for lang in LANGS for word in WORDS[lang]})


_KEYS: Final = {key: (number, place) for number, row in enumerate(_ROWS) for place, key in enumerate(row)}
USUAL: Final = _load()
