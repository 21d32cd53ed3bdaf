"""How often somebody may try to come in, and from where; counted in memory alone."""

from dataclasses import dataclass
from typing import Final, Self, cast

from flask import current_app, request

from dialogue.kernel import limits
from dialogue.kernel.clock import Clock
from dialogue.people.throttle import Throttle, place_of

EXTENSION: Final = "dialogue.tries"


@dataclass(frozen=True, slots=True)
class Tries:
    """`words` per address, `words_all` over all of them; `passwords` and `codes` per account and address."""

    words: Throttle
    words_all: Throttle
    passwords: Throttle
    codes: Throttle

    @classmethod
    def counted_by(cls, clock: Clock) -> Self:
        """Return counters that nobody has used yet."""
        return cls(
            words=Throttle(clock, limits.ENTRY_TRIES, limits.ENTRY_TRIES_WINDOW),
            words_all=Throttle(clock, limits.ENTRY_TRIES_ALL, limits.MINUTE),
            passwords=Throttle(clock, limits.SIGN_IN_TRIES, limits.SIGN_IN_WINDOW),
            codes=Throttle(clock, limits.SIGN_IN_TRIES, limits.SIGN_IN_WINDOW),
        )


def tries() -> Tries:
    """Return this site's counters."""
    return cast("Tries", current_app.extensions[EXTENSION])


def place() -> str:
    """Return where the request comes from; used as a key in memory, never written down."""
    return place_of(request.remote_addr or "")
