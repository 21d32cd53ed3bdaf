"""Opaque public ids: a letter that names the kind, and a hundred random bits that name nothing else."""

import secrets
from typing import Final

ID_PATTERN: Final = r"^[a-z]{1,2}_[a-z2-7]{20}$"
ID_LENGTH: Final = 24
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS: Final = tuple(first + second for first in _LETTERS for second in _LETTERS)
_PAIR_BITS: Final = 10
_BITS: Final = 100  # guessing one of a million ids takes longer than anyone's lifetime
_SHIFTS: Final = tuple(range(0, _BITS, _PAIR_BITS))


def new_id(prefix: str) -> str:
    """Return a fresh id such as ``m_`` and twenty characters of a-z and 2-7."""
    drawn = secrets.randbits(_BITS)
    return f"{prefix}_{''.join([_PAIRS[drawn >> shift & 1023] for shift in _SHIFTS])}"
