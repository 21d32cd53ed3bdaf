"""By how many places every list of equals is turned: drawn once for a programme, one more at each meeting."""

from typing import Final, NamedTuple

from sqlalchemy import Connection, func, select

from dialogue.programmes.models import Programme
from dialogue.rooms.models import Member, Room, RoomSession

_TURNED: Final = (Programme.order + func.coalesce(RoomSession.number, 0)).label("places")


class Reading(NamedTuple):
    """The language a member reads in, and the places of their room at this moment."""

    lang: str
    places: int


def reading_of(db: Connection, member: str) -> Reading | None:
    """Return how a member reads, or None if there is no such member."""
    query = (
        select(Member.reads, _TURNED)
        .join(Room, Room.id == Member.room_id)
        .join(Programme, Programme.id == Room.programme_id)
        .outerjoin(RoomSession, RoomSession.id == Room.session_id)
    )
    row = db.execute(query.where(Member.id == member)).one_or_none()
    return None if row is None else Reading(*row)


def places_in_room(db: Connection, room: str) -> int | None:
    """Return the places of a room at this moment; until the next waiting room opens they stay the same."""
    query = (
        select(_TURNED)
        .select_from(Room)
        .join(Programme, Programme.id == Room.programme_id)
        .outerjoin(RoomSession, RoomSession.id == Room.session_id)
    )
    return db.scalar(query.where(Room.id == room))


def places_at_meeting(db: Connection, session: str) -> int | None:
    """Return the places of a meeting, past or to come."""
    query = (
        select(Programme.order + RoomSession.number)
        .join(Room, Room.programme_id == Programme.id)
        .join(RoomSession, RoomSession.room_id == Room.id)
    )
    return db.scalar(query.where(RoomSession.id == session))


def places_in_programme(db: Connection, programme: str) -> int | None:
    """Return the places of a programme where no meeting is meant."""
    return db.scalar(select(Programme.order).where(Programme.id == programme))
