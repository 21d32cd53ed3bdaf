"""One-time codes from an app: six digits that hold for half a minute, one step of slack, each used once."""

import hmac
from datetime import datetime
from typing import Final

import pyotp

from dialogue.kernel import limits
from dialogue.kernel.clock import epoch

ISSUER: Final = "Meeting"  # what the app shows; it says nothing of what this is


def fresh_secret() -> str:
    """Return a new secret for an authenticator app: 160 bits in base32."""
    return pyotp.random_base32()


def secret_uri(secret: str, name: str) -> str:
    """Return the address that an app reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def step_of(secret: str, code: str, now: datetime, used: int) -> int | None:
    """Return the step a code belongs to; None for a wrong code and for one of a step already used.

    Every step in question is computed and compared, whether or not one fits.
    """
    totp = pyotp.TOTP(secret, interval=limits.TOTP_STEP)
    present = epoch(now) // limits.TOTP_STEP
    given = "".join(code.split()).encode()
    found = None
    for step in range(present - limits.TOTP_SLACK, present + limits.TOTP_SLACK + 1):
        fits = hmac.compare_digest(totp.generate_otp(step).encode(), given)
        if fits and step > used:
            found = step
    return found
