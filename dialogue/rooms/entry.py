"""Entry words: how somebody comes back to their seat. Nothing but a slow hash of the words is kept.

While they are shown they are derived from the token in that browser's cookie; with the token they are gone.
"""

import hmac
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final, TypeVar

from argon2.low_level import Type, hash_secret_raw
from sqlalchemy import Connection, select, update

from dialogue.kernel import limits
from dialogue.kernel.errors import Invalid
from dialogue.kernel.locales import Lang
from dialogue.people.entry_words import canonical, draw_words, recognise, spelled
from dialogue.rooms.models import Member

T = TypeVar("T")

HASH_BYTES: Final = 32
SALT_BYTES: Final = 16
SECOND, FIFTH = 1, 4  # the places of the two that are typed back


class Derived:
    """Lots that are the same for the same secret and token, and unknowable without both."""

    def __init__(self, secret: bytes, token: str) -> None:
        self._key = hmac.digest(secret, b"entry words" + token.encode(), sha256)
        self._drawn = 0

    def below(self, n: int) -> int:
        """Return a whole number below n; 256 bits leave no remainder worth a name."""
        self._drawn += 1
        return int.from_bytes(hmac.digest(self._key, self._drawn.to_bytes(4), sha256)) % n

    def choose(self, items: Sequence[T]) -> T:
        """Return one of the items."""
        return items[self.below(len(items))]

    def shuffle(self, items: Iterable[T]) -> list[T]:
        """Return the items in a drawn order."""
        left = list(items)
        return [left.pop(self.below(len(left))) for _ in range(len(left))]


def words_for(secret: bytes, token: str, lang: Lang) -> tuple[str, ...]:
    """Return the six words of whoever holds this token, in a language."""
    return draw_words(lang, Derived(secret, token))


def read_words(typed: str) -> str:
    """Return what is hashed of six typed words; raises `Invalid` when they are not all in one list.

    The lists are public, so that the refusal tells nothing about anybody.
    """
    found = recognise(typed)
    if found is None:
        raise Invalid("words", "unknown")
    return canonical(spelled(*found))


def hash_words(words: str, salt: bytes) -> bytes:
    """Return the slow hash by which a member is found; one salt per instance: one try, one hash."""
    return hash_secret_raw(
        secret=words.encode(),
        salt=sha256(b"entry words" + salt).digest()[:SALT_BYTES],
        time_cost=limits.ARGON2_TIME,
        memory_cost=limits.ARGON2_KIB,
        parallelism=limits.ARGON2_LANES,
        hash_len=HASH_BYTES,
        type=Type.ID,
    )


def member_by_words(db: Connection, hashed: bytes) -> str | None:
    """Return who took these words, or None."""
    query = select(Member.id).where(Member.words == hashed, Member.state != "erased")
    found: str | None = db.scalar(query)
    return found


def keep_words(db: Connection, member: str, hashed: bytes) -> None:
    """Let a member come back by these words."""
    db.execute(update(Member).where(Member.id == member).values(words=hashed))
