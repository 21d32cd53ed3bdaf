"""What moderators decide, and what is asked of them."""

from typing import Literal

from dialogue.kernel.locales import Lang
from dialogue.messages.events import HideReason
from dialogue.streams.kinds import Event, Id, Whole, happens

Rule = Literal[
    "mode",
    "muted",
    "slow_mode",
    "floor",
    "length",
    "flood",
    "repetition",
    "word",
    "contact",
    "small_place",
    "read_first",
    "asked_by_author",
]
HoldOutcome = Literal["shown", "returned", "hidden", "withdrawn", "erased", "session_closed"]
LookOutcome = Literal["stays", "hidden", "talked", "other"]


@happens("message_held")
class MessageHeld(Event, frozen=True, forbid_unknown_fields=True):
    """A text waits for a moderator."""

    message: Id
    revision: Id
    rule: Rule
    lang: Lang


@happens("hold_claimed")
class HoldClaimed(Event, frozen=True, forbid_unknown_fields=True):
    """A moderator is reading a held text."""

    message: Id
    revision: Id
    until: Whole


@happens("hold_closed")
class HoldClosed(Event, frozen=True, forbid_unknown_fields=True):
    """A held text is decided; the note goes to its author only."""

    message: Id
    revision: Id
    outcome: HoldOutcome
    reason: HideReason | None = None
    note: Id | None = None


@happens("look_asked")
class LookAsked(Event, frozen=True, forbid_unknown_fields=True):
    """Someone asked a moderator to look at a message."""

    look: Id
    message: Id


@happens("look_closed")
class LookClosed(Event, frozen=True, forbid_unknown_fields=True):
    """A moderator has looked."""

    look: Id
    outcome: LookOutcome


@happens("look_answered")
class LookAnswered(Event, frozen=True, forbid_unknown_fields=True):
    """What the asker is told."""

    look: Id
    outcome: LookOutcome
    note: Id | None = None


@happens("member_muted")
class MemberMuted(Event, frozen=True, forbid_unknown_fields=True):
    """Someone reads only, until a moment or (null) to the end of the meeting."""

    member: Id
    until: Whole | None
    reason: HideReason


@happens("member_unmuted")
class MemberUnmuted(Event, frozen=True, forbid_unknown_fields=True):
    """Someone may write again."""

    member: Id


@happens("member_removed")
class MemberRemoved(Event, frozen=True, forbid_unknown_fields=True):
    """Somebody's part in the meeting was ended."""

    member: Id
    reason: HideReason


@happens("member_readmitted")
class MemberReadmitted(Event, frozen=True, forbid_unknown_fields=True):
    """Somebody was let back in."""

    member: Id


@happens("note_sent")
class NoteSent(Event, frozen=True, forbid_unknown_fields=True):
    """A moderator wrote to one person."""

    note: Id
    member: Id


@happens("note_received")
class NoteReceived(Event, frozen=True, forbid_unknown_fields=True):
    """A moderator wrote to you."""

    note: Id


@happens("muted")
class Muted(Event, frozen=True, forbid_unknown_fields=True):
    """You read only."""

    until: Whole | None
    reason: HideReason


@happens("unmuted")
class Unmuted(Event, frozen=True, forbid_unknown_fields=True):
    """You may write again."""


@happens("removed")
class Removed(Event, frozen=True, forbid_unknown_fields=True):
    """Your part in the meeting was ended."""

    reason: HideReason


@happens("readmitted")
class Readmitted(Event, frozen=True, forbid_unknown_fields=True):
    """You were let back in."""
