"""Opaque public ids: a letter that names the kind, and 96 random bits that name nothing else."""

import secrets
from base64 import b32encode
from typing import Final

ID_PATTERN: Final = r"^[a-z]{1,2}_[a-z2-7]{20}$"
ID_LENGTH: Final = 24
_RANDOM_BYTES: Final = 12  # 96 bits: guessing one of a million ids takes longer than anyone's lifetime


def new_id(prefix: str) -> str:
    """Return a fresh id such as ``m_`` and twenty characters of a-z and 2-7."""
    return f"{prefix}_{b32encode(secrets.token_bytes(_RANDOM_BYTES)).decode().rstrip('=').lower()}"
