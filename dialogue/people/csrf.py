"""Ties a form to the login it was made for: a keyed digest of the cookie's token."""

import hmac
from hashlib import sha256
from typing import Final

COOKIE: Final = "dialogue"
SECURE_COOKIE: Final = "__Host-dialogue"


def cookie_name(*, secure: bool) -> str:
    """Return the name of the one cookie; over https it is bound to this host."""
    return SECURE_COOKIE if secure else COOKIE


def csrf_for(secret: bytes, token: str) -> str:
    """Return what a form must carry for this token."""
    return hmac.new(secret, b"csrf" + token.encode(), sha256).hexdigest()


def csrf_fits(secret: bytes, token: str, given: str) -> bool:
    """Whether a form carries it, compared in constant time."""
    return hmac.compare_digest(csrf_for(secret, token).encode(), given.encode())
