"""After a restore: whatever the ledger says was erased or ended since is so again, and no old way in is open.

rooms · messages, people, parts, in the order of the ledger · every login and invitation · what lies beside
A line that finds nothing to do does nothing, so that it may begin again from the beginning.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from sqlalchemy import select

from dialogue.flows.cut_logs import cut_room
from dialogue.flows.emergency.close_account import reopen_account, shut_account
from dialogue.flows.emergency.freeze_person import shut_out
from dialogue.flows.erase import wipe_message
from dialogue.flows.erase_all import wipe_member
from dialogue.flows.erasing import make_sure
from dialogue.messages.finding import find_message
from dialogue.messages.models import Message
from dialogue.people import logins
from dialogue.programmes.appointments import dismiss
from dialogue.retention.erase_room import wipe_room
from dialogue.rooms.invitations import revoke_everywhere
from dialogue.rooms.log import streams_of
from dialogue.rooms.models import Member, Room
from dialogue.rooms.present import find_member
from dialogue.rooms.seats import let_go
from dialogue.store.keys import Erased
from dialogue.store.work import Work
from dialogue.store.writer import Writer


def replay(writer: Writer, done: Callable[[], None]) -> dict[str, int]:
    """Do it all again; return how many of each kind there were to do. `done` is called after each line.

    Raises `KeyError` for a kind that this version does not know.
    """
    lines = sorted(writer.kit.keys.ledger(), key=lambda line: line.kind != "room")
    counts = dict.fromkeys(KINDS, 0)
    for line in lines:
        counts[line.kind] += writer.run(partial(_again, line=line))
        if line.kind == "room":
            cut_room(writer, line.target)
            writer.kit.keys.destroy(line.target)
        done()
    writer.run(_close_ways_in)
    make_sure(writer, logs=True)
    writer.kit.keys.settle()
    return counts


def _again(work: Work, *, line: Erased) -> bool:
    return KINDS[line.kind](work, line.target)


def _room(work: Work, room: str) -> bool:
    if work.db.scalar(select(Room.erased).where(Room.id == room)) is not False:
        return False
    wipe_room(work, room)
    return True


def _message(work: Work, message: str) -> bool:
    query = select(Message.room_id).where(Message.id == message, Message.state != "erased")
    room = work.db.scalar(query)
    if room is None:
        return False
    wipe_message(work, streams_of(work.db, room), find_message(work.db, room, message), by=None)
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


def _close_ways_in(work: Work) -> None:
    """What was ended or used up since the backup was made would be good again: none of it is."""
    logins.end_everybodys(work.db)
    revoke_everywhere(work.db)


KINDS: Final[dict[str, Callable[[Work, str], bool]]] = {
    "room": _room,
    "message": _message,
    "member": _member,
    "gone": _gone,
    "frozen": _frozen,
    "dismissed": _dismissed,
    "closed": _closed,
    "opened": _opened,
}
