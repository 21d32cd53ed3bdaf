"""Takes a message out of the room, and puts it back where it was."""

from typing import ClassVar

from dialogue.flows.acting import record_act
from dialogue.flows.command import Call, Command, Outcome
from dialogue.flows.holding import Decision, close_held
from dialogue.flows.quoting import end_quotes
from dialogue.flows.telling import own_place_of, tell_renderings
from dialogue.interpretation.asks import close_asks
from dialogue.interpretation.renderings import booth_knows
from dialogue.kernel.errors import Conflict
from dialogue.messages.events import HideReason, MessageHidden, MessageRestored
from dialogue.messages.finding import Found, find_message
from dialogue.messages.writing import Written, set_state
from dialogue.moderation.holding import newest_hold, settle
from dialogue.rooms.log import RoomLog
from dialogue.rooms.standing import Standing
from dialogue.store.work import Work
from dialogue.streams.append import Appended, append
from dialogue.streams.kinds import Id


class HideMessage(Command, frozen=True, forbid_unknown_fields=True):
    """A message is not to stand in the room any more."""

    name: ClassVar[str] = "message.hide"
    message: Id
    reason: HideReason


class RestoreMessage(Command, frozen=True, forbid_unknown_fields=True):
    """A hidden message may stand in the room again."""

    name: ClassVar[str] = "message.restore"
    message: Id


def hide_message(work: Work, call: Call, command: HideMessage) -> Outcome:
    """Hide it; the room is told that, its author also why. Once more changes nothing.

    The ledger's line comes first, so that a restored backup does not show it again.
    """
    standing = call.standing
    found = _that_stood_in_room(work, standing, command.message)
    if found.state == "hidden":
        return Outcome()
    if found.state != "shown":
        raise Conflict(why="state", state=found.state)
    work.kit.keys.note_erasure("hidden", found.id, work.now)
    hidden = take_out(work, standing, found, command.reason)
    record_act(work, standing, "message.hide", found.id, command.reason)
    return Outcome(event=hidden)


def restore_message(work: Work, call: Call, command: RestoreMessage) -> Outcome:
    """Put it back in its old place, with its renderings; once more changes nothing."""
    standing = call.standing
    found = _that_stood_in_room(work, standing, command.message)
    if found.state == "shown":
        return Outcome()
    if found.state != "hidden":
        raise Conflict(why="state", state=found.state)
    work.kit.keys.note_erasure("unhidden", found.id, work.now)
    restored = put_back(work, standing, found)
    record_act(work, standing, "message.restore", found.id)
    return Outcome(event=restored)


def take_out(work: Work, log: RoomLog, found: Found, reason: HideReason) -> Appended:
    """Do what the ledger has a line of."""
    _close_edit(work, log, found, reason)
    end_quotes(work, found)
    close_asks(work.db, found.id)
    set_state(work.db, found.id, "hidden", hidden_reason=reason)
    hidden = append(work, log.room_stream, MessageHidden(found.id))
    if booth_knows(work.db, found.id):
        append(work, log.booth_stream, MessageHidden(found.id))
    told = MessageHidden(found.id, reason, found.revision)
    append(work, found.personal_stream, told, numbered=own_place_of(found.id))
    return hidden


def put_back(work: Work, log: RoomLog, found: Found) -> Appended:
    """The same, the other way round."""
    set_state(work.db, found.id, "shown", hidden_reason=None)
    event = MessageRestored(found.id, found.revision, found.author)
    restored = append(work, log.room_stream, event)
    tell_renderings(work, log, Written(found.id, found.revision))
    append(work, found.personal_stream, event)
    return restored


def _that_stood_in_room(work: Work, standing: Standing, message: str) -> Found:
    found = find_message(work.db, standing.room, message)
    if not found.in_room:
        raise Conflict(why="state", state=found.state)
    return found


def _close_edit(work: Work, log: RoomLog, found: Found, reason: HideReason) -> None:
    """An edit that waits goes with the message: it may come back, and then as it was shown."""
    held = newest_hold(work.db, found.id)
    if held is not None and held.waits:
        close_held(work, log, held, found, Decision("hidden", reason))
    settle(work.db, found.id)
