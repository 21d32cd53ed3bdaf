"""What screening is told about a text and its writer; nothing else may sway the verdict."""

from datetime import datetime
from typing import Final, Literal, NamedTuple

import msgspec

from dialogue.kernel.locales import Lang
from dialogue.moderation.wordlist import Wordlist
from dialogue.rooms.vocabulary import Mode, Role, Turn

Audience = Literal["room", "moderators", "desk"]
Act = Literal["send", "revise"]
_NOTHING_LISTED: Final = Wordlist()


class Sent(NamedTuple):
    """A message of the same author: when it was sent, and what it looks like."""

    at: datetime
    skeleton: str


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """A text as it was cleaned, and how things stand at this moment.

    `sent` holds the author's messages of the last five minutes, `room_sent` the moments of everybody's of the
    last minute, both oldest first. `confirmed` names the rules after which the writer was asked and said yes.
    """

    text: str
    lang: Lang
    role: Role
    now: datetime
    act: Act = "send"
    audience: Audience = "room"
    mode: Mode = "open"
    muted: bool = False
    muted_until: datetime | None = None
    slow_mode: int = 0
    turn: Turn = "free"
    has_floor: bool = False
    sent: tuple[Sent, ...] = ()
    room_sent: tuple[datetime, ...] = ()
    terms: Wordlist = _NOTHING_LISTED
    places: Wordlist = _NOTHING_LISTED
    confirmed: frozenset[str] = frozenset()

    @property
    def moderates(self) -> bool:
        """Whether the writer runs the room."""
        return self.role == "moderator"
