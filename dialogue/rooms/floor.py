"""The floor: who asks to speak, in order, and whose turn it is."""

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from dialogue.rooms.events import FloorCleared, FloorGiven, HandLowered, HandRaised
from dialogue.rooms.log import RoomLog
from dialogue.rooms.models import Hand, Room
from dialogue.store.work import Work
from dialogue.streams.append import Appended, append


def raise_hand(work: Work, log: RoomLog, member: str) -> Appended | None:
    """Put somebody at the end of those who ask to speak; nothing happens to one who asks already."""
    if _asks(work.db, log.room, member):
        return None
    work.db.execute(insert(Hand).values(room_id=log.room, member_id=member, place=0))

    def placed(db: Connection, seq: int) -> None:
        db.execute(update(Hand).where(_hand(log.room, member)).values(place=seq))

    return append(work, log.room_stream, HandRaised(member), member, placed)


def lower_hand(work: Work, log: RoomLog, member: str) -> Appended | None:
    """Take somebody off the list of those who ask; nothing happens to one who is not on it."""
    if not _asks(work.db, log.room, member):
        return None
    work.db.execute(delete(Hand).where(_hand(log.room, member)))
    return append(work, log.room_stream, HandLowered(member), member)


def give_floor(work: Work, log: RoomLog, member: str) -> Appended:
    """Say whose turn it is; they ask no longer."""
    work.db.execute(delete(Hand).where(_hand(log.room, member)))
    _set_floor(work.db, log.room, member)
    return append(work, log.room_stream, FloorGiven(member))


def clear_floor(work: Work, log: RoomLog) -> Appended:
    """Say that it is nobody's turn."""
    _set_floor(work.db, log.room, None)
    return append(work, log.room_stream, FloorCleared())


def forget_turns(db: Connection, room: str) -> None:
    """Begin anew without hands and without a turn; the event that calls for it tells the room."""
    db.execute(delete(Hand).where(Hand.room_id == room))
    _set_floor(db, room, None)


def forget_turns_of(db: Connection, room: str, member: str) -> None:
    """The same for one who goes."""
    db.execute(delete(Hand).where(_hand(room, member)))
    db.execute(update(Room).where(Room.id == room, Room.floor == member).values(floor=None))


def _asks(db: Connection, room: str, member: str) -> bool:
    return bool(db.scalar(select(func.count()).select_from(Hand).where(_hand(room, member))))


def _set_floor(db: Connection, room: str, member: str | None) -> None:
    db.execute(update(Room).where(Room.id == room).values(floor=member))


def _hand(room: str, member: str) -> ColumnElement[bool]:
    return (Hand.room_id == room) & (Hand.member_id == member)
