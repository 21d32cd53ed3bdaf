"""Sets how messages reach the room, and how long one person waits between two of them."""

from typing import ClassVar

from dialogue.flows.acting import record_act
from dialogue.flows.command import Call, Command, Outcome
from dialogue.kernel import limits
from dialogue.kernel.errors import Invalid
from dialogue.rooms.events import ModeSet, SlowModeSet
from dialogue.rooms.sessions import set_sitting
from dialogue.rooms.vocabulary import Mode
from dialogue.store.work import Work
from dialogue.streams.append import append


class SetMode(Command, frozen=True, forbid_unknown_fields=True):
    """Everybody writes, a moderator reads first, or everybody reads."""

    name: ClassVar[str] = "mode.set"
    mode: Mode


class SetSlowMode(Command, frozen=True, forbid_unknown_fields=True):
    """So many seconds between two messages of one person; 0 ends it."""

    name: ClassVar[str] = "slow_mode.set"
    seconds: int


def set_mode(work: Work, call: Call, command: SetMode) -> Outcome:
    """Set the mode; the one that is set already stays."""
    standing = call.standing
    if standing.mode == command.mode:
        return Outcome()
    set_sitting(work.db, standing.session, mode=command.mode)
    record_act(work, standing, "mode.set")
    return Outcome(event=append(work, standing.room_stream, ModeSet(command.mode)))


def set_slow_mode(work: Work, call: Call, command: SetSlowMode) -> Outcome:
    """Set the pause; the one that is set already stays."""
    standing = call.standing
    if command.seconds not in limits.SLOW_MODES:
        raise Invalid("seconds", "choice")
    if standing.slow_mode == command.seconds:
        return Outcome()
    set_sitting(work.db, standing.session, slow_mode=command.seconds)
    record_act(work, standing, "slow_mode.set")
    return Outcome(event=append(work, standing.room_stream, SlowModeSet(command.seconds)))
