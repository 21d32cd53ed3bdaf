"""The pair of keys of backups: the public half stays with the server, the private half leaves the machine.

Both are written as one line of text that tells what it is; four bytes at its end find a slip of the hand.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from dialogue.store.backup.faults import BackupFault

PUBLIC: Final = "dialogue-backup-public-1-"
PRIVATE: Final = "dialogue-backup-private-1-"
KEY_BYTES: Final = 32
CHECK_BYTES: Final = 4
MARK_DIGITS: Final = 16


@dataclass(frozen=True, slots=True)
class Pair:
    """Both halves as text."""

    public: str
    private: str = field(repr=False)


def make_pair() -> Pair:
    """Return a fresh pair."""
    private = X25519PrivateKey.generate()
    return Pair(
        _spelled(PUBLIC, private.public_key().public_bytes_raw()),
        _spelled(PRIVATE, private.private_bytes_raw()),
    )


def read_public(text: str) -> X25519PublicKey:
    """Return the public half; raises `BackupFault` for anything else."""
    return X25519PublicKey.from_public_bytes(_read(PUBLIC, text))


def read_private(text: str) -> X25519PrivateKey:
    """Return the private half; raises `BackupFault` for anything else."""
    return X25519PrivateKey.from_private_bytes(_read(PRIVATE, text))


def mark_of(public: X25519PublicKey) -> str:
    """Return a short mark by which people tell one pair from another."""
    return sha256(public.public_bytes_raw()).hexdigest()[:MARK_DIGITS]


def _spelled(kind: str, key: bytes) -> str:
    return f"{kind}{(key + _check(kind, key)).hex()}"


def _read(kind: str, text: str) -> bytes:
    try:
        found = bytes.fromhex("".join(text.split()).removeprefix(kind))
    except ValueError:
        found = b""
    key, check = found[:KEY_BYTES], found[KEY_BYTES:]
    if len(key) != KEY_BYTES or check != _check(kind, key):
        raise BackupFault("no_key", wanted="public" if kind == PUBLIC else "private")
    return key


def _check(kind: str, key: bytes) -> bytes:
    return sha256(kind.encode() + key).digest()[:CHECK_BYTES]
