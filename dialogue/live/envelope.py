"""Seals what goes over the bus, so that whoever runs it reads nothing and can say nothing in our name."""

import hmac
from secrets import token_bytes
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE: Final = 12
_KEY: Final = b"dialogue: key of the bus"
_NAME: Final = b"dialogue: name of the bus"
_NAME_BYTES: Final = 8


class Envelope:
    """Opens only what a process with the same secret has sealed."""

    def __init__(self, secret: bytes) -> None:
        self._cipher = AESGCM(hmac.digest(secret, _KEY, "sha256"))
        self.channel = f"dialogue:{hmac.digest(secret, _NAME, 'sha256')[:_NAME_BYTES].hex()}"

    def seal(self, line: bytes) -> bytes:
        nonce = token_bytes(NONCE)
        return nonce + self._cipher.encrypt(nonce, line, None)

    def open(self, sealed: bytes) -> bytes | None:
        """Return the line, or None if it is not one of ours."""
        try:
            return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], None)
        except (InvalidTag, ValueError):
            return None
