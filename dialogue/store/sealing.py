"""Seals words with AES-GCM under their owner's key, bound to the very place they are kept in."""

import hmac
from hashlib import sha256
from secrets import token_bytes
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from dialogue.kernel.errors import Missing
from dialogue.store.keys import KeyStore

FORM: Final = b"\x01"  # the first byte of everything sealed: which form this is
NONCE_BYTES: Final = 12
MAC_BYTES: Final = 16


class Sealer:
    """Opens and seals; `place` is (table, id, revision or part, language) joined by the caller's order."""

    def __init__(self, keys: KeyStore) -> None:
        self._keys = keys

    def seal(self, owner: str, place: tuple[str, ...], words: str) -> bytes:
        """Return the words sealed for this place only."""
        nonce = token_bytes(NONCE_BYTES)
        body = AESGCM(self._keys.key(owner)).encrypt(nonce, words.encode(), _bound(place))
        return FORM + nonce + body

    def open(self, owner: str, place: tuple[str, ...], sealed: bytes) -> str:
        """Return the words; raises `Missing` when the key is gone or the bytes were moved or altered."""
        nonce, body = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        try:
            return AESGCM(self._keys.key(owner)).decrypt(nonce, body, _bound(place)).decode()
        except InvalidTag as fault:
            raise Missing from fault

    def mac(self, owner: str, body: bytes) -> bytes:
        """Return a fingerprint that tells equal bodies, and nothing once the key is destroyed."""
        return hmac.digest(self._keys.key(owner), b"body" + body, sha256)[:MAC_BYTES]


def _bound(place: tuple[str, ...]) -> bytes:
    return "\x1f".join(place).encode()
