"""Opaque public ids: a letter that names the kind, and a hundred random bits that name nothing else."""

import secrets
from typing import Final

ID_PATTERN: Final = r"^[a-z]{1,2}_[a-z2-7]{20}$"
ID_LENGTH: Final = 24
_LETTERS: Final = b"abcdefghijklmnopqrstuvwxyz234567"
_EACH: Final = (
    20  # five random bits a letter: guessing one of a million ids takes longer than anyone's lifetime
)
_FOLDED: Final = _LETTERS * 8  # which letter each of the 256 bytes stands for, all equally often


def new_id(prefix: str) -> str:
    """Return a fresh id such as ``m_`` and twenty characters of a-z and 2-7."""
    return f"{prefix}_{secrets.token_bytes(_EACH).translate(_FOLDED).decode()}"
