"""Passwords of staff are kept as Argon2id hashes; nothing is cut off, whatever script it is in."""

import unicodedata
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dialogue.kernel import limits

HASHER: Final = PasswordHasher(
    time_cost=limits.ARGON2_TIME, memory_cost=limits.ARGON2_KIB, parallelism=limits.ARGON2_LANES
)
# What an unknown name is checked against, so that it costs the same and sounds the same as a known one.
NOBODYS: Final = HASHER.hash("a password that nobody has")


def hash_password(password: str) -> str:
    """Return what is kept of a password; slow on purpose, so call it in the pool for passwords."""
    return HASHER.hash(_one_form(password))


def password_fits(kept: str, password: str) -> bool:
    """Whether this is the password; as slow for a wrong one."""
    try:
        return HASHER.verify(kept, _one_form(password))
    except (VerificationError, InvalidHashError):
        return False


def _one_form(password: str) -> str:
    # the same letters typed on another keyboard may come in other code points
    return unicodedata.normalize("NFKC", password)
