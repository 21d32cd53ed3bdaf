"""Finds whom it is about by what those who call know: the number of a seat, or a name in the room."""

from unicodedata import normalize

from sqlalchemy import Connection, select

from dialogue.kernel.errors import Missing
from dialogue.rooms.models import Member, Room
from dialogue.rooms.seats import find_seat
from dialogue.rooms.self_said import open_self
from dialogue.store.sealing import Sealer


def at_seat(db: Connection, room: str, number: int) -> str:
    """Return who holds a seat, or who held it last; raises `Missing` when all of theirs is erased."""
    seat = find_seat(db, room, number)
    held = select(Member.id, Member.state).where(Member.seat_id == seat.id, Member.state != "erased")
    rows = db.execute(held.order_by(Member.waiting_place, Member.reads_from)).all()
    return _last([row.id for row in rows if row.state != "gone"] or [row.id for row in rows])


def named(db: Connection, sealer: Sealer, room: str, name: str) -> str:
    """Return whose chosen name this is in a room; raises `Missing`."""
    if db.scalar(select(Room.erased).where(Room.id == room)) is not False:
        raise Missing
    rows = db.execute(select(Member.id, Member.self_).where(Member.room_id == room).order_by(Member.id))
    said = {row.id: open_self(sealer, room, row.id, row[1]) for row in rows}
    return _last([member for member, each in said.items() if each and _alike(each.name) == _alike(name)])


def _alike(name: str) -> str:
    return " ".join(normalize("NFC", name).casefold().split())


def _last(members: list[str]) -> str:
    if not members:
        raise Missing
    return members[-1]
