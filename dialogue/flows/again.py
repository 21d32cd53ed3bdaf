"""Does once more what one line of the ledger names; a line that finds nothing to do does nothing."""

from collections.abc import Callable
from functools import partial
from typing import Final

from sqlalchemy import ColumnElement, select

from dialogue.flows.emergency.close_account import reopen_account, shut_account
from dialogue.flows.emergency.freeze_person import shut_out
from dialogue.flows.erase import wipe_message
from dialogue.flows.erase_all import wipe_member
from dialogue.flows.hide import put_back, take_out
from dialogue.flows.quoting import end_quotes
from dialogue.flows.withdraw import take_back
from dialogue.messages.finding import Found, find_message
from dialogue.messages.models import Message
from dialogue.programmes.appointments import dismiss
from dialogue.retention.erase_room import wipe_room
from dialogue.rooms.log import RoomLog, streams_of
from dialogue.rooms.models import Member, Room
from dialogue.rooms.present import find_member
from dialogue.rooms.seats import let_go
from dialogue.store.work import Work

_STANDING: Final = ("held", "returned", "shown", "hidden")
Act = Callable[[Work, RoomLog, Found], object]


def _room(work: Work, room: str) -> bool:
    if work.db.scalar(select(Room.erased).where(Room.id == room)) is not False:
        return False
    wipe_room(work, room)
    return True


def _message(work: Work, message: str) -> bool:
    return _with(work, Message.id == message, (*_STANDING, "withdrawn"), partial(wipe_message, by=None))


def _withdrawn(work: Work, message: str) -> bool:
    return _with(work, Message.id == message, _STANDING, take_back)


def _reworded(work: Work, revision: str) -> bool:
    """What stood in the room is what its author put other words for, and those are lost."""
    return _with(work, Message.revision == revision, ("shown",), take_back)


def _hidden(work: Work, message: str) -> bool:
    return _with(work, Message.id == message, ("shown",), partial(take_out, reason="other"))


def _unhidden(work: Work, message: str) -> bool:
    return _with(work, Message.id == message, ("hidden",), put_back)


def _unquoted(work: Work, message: str) -> bool:
    """Which of several consents was taken back is not on the list; so all of this message are."""
    return _with(work, Message.id == message, ("shown",), lambda work, _log, found: end_quotes(work, found))


def _with(work: Work, which: ColumnElement[bool], states: tuple[str, ...], act: Act) -> bool:
    row = work.db.execute(select(Message.id, Message.room_id).where(which, Message.state.in_(states))).first()
    if row is None:
        return False
    act(work, streams_of(work.db, row.room_id), find_message(work.db, row.room_id, row.id))
    return True


def _member(work: Work, member: str) -> bool:
    room = _room_of(work, member)
    if room is None or find_member(work.db, room, member).state == "erased":
        return False
    wipe_member(work, streams_of(work.db, room), find_member(work.db, room, member))
    return True


def _gone(work: Work, member: str) -> bool:
    room = _room_of(work, member)
    if room is None or find_member(work.db, room, member).state in {"gone", "erased"}:
        return False
    let_go(work, find_member(work.db, room, member))
    return True


def _frozen(work: Work, member: str) -> bool:
    room = _room_of(work, member)
    if room is None:
        return False
    shut_out(work, room, member)
    return True


def _room_of(work: Work, member: str) -> str | None:
    """Return the room of somebody, while it is there."""
    query = select(Room.id).join(Member, Member.room_id == Room.id)
    found: str | None = work.db.scalar(query.where(Member.id == member, Room.erased.is_(False)))
    return found


def _dismissed(work: Work, appointment: str) -> bool:
    dismiss(work, appointment)
    return True


def _closed(work: Work, account: str) -> bool:
    shut_account(work, account)
    return True


def _opened(work: Work, account: str) -> bool:
    reopen_account(work, account)
    return True


KINDS: Final[dict[str, Callable[[Work, str], bool]]] = {
    "room": _room,
    "message": _message,
    "member": _member,
    "withdrawn": _withdrawn,
    "reworded": _reworded,
    "hidden": _hidden,
    "unhidden": _unhidden,
    "unquoted": _unquoted,
    "gone": _gone,
    "frozen": _frozen,
    "dismissed": _dismissed,
    "closed": _closed,
    "opened": _opened,
}
ERASED: Final = frozenset({"room", "message", "member"})
# what is ended and can be forgotten once no backup is older
PASSING: Final = frozenset({"gone", "withdrawn", "reworded", "hidden", "unhidden", "unquoted"})
