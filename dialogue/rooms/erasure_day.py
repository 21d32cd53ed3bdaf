"""The day on which the words of a room are erased: told to everybody, and kept to by the same rule."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection, func, select

from dialogue.kernel import limits
from dialogue.programmes.zones import local
from dialogue.rooms.meetings import Meeting
from dialogue.rooms.models import Room, RoomSession


def erasure_day(last: datetime | None, quiet_since: datetime, zone: str, days: int) -> date:
    """Return the day, in the programme's zone, so many days after the last meeting begins.

    A room without a meeting counts from when it was made, or its last one was called off. Where calling
    one off takes the day into the past, some time is left to plan another: one slip must not erase a room.
    """
    if last is None:
        return _after(quiet_since, zone, days)
    return max(_after(last, zone, days), _after(quiet_since, zone, limits.CALLED_OFF_DAYS))


def erased_on(db: Connection, room: str, zone: str, days: int) -> date:
    """Return the day of a room."""
    last = db.scalar(select(func.max(RoomSession.starts)).where(RoomSession.room_id == room))
    quiet_since = db.execute(select(Room.quiet_since).where(Room.id == room)).scalar_one()
    return erasure_day(last, quiet_since, zone, days)


def erased_without(db: Connection, meeting: Meeting, now: datetime, zone: str, days: int) -> date:
    """Return the day that a room will have if a meeting of it is called off now."""
    others = RoomSession.room_id == meeting.room, RoomSession.id != meeting.id
    return erasure_day(db.scalar(select(func.max(RoomSession.starts)).where(*others)), now, zone, days)


def all_erased_on(db: Connection, programme: str, zone: str, days: int) -> date | None:
    """Return the last of the days of a programme's rooms; None where it has no room any more."""
    query = (
        select(Room.quiet_since, func.max(RoomSession.starts).label("last"))
        .outerjoin(RoomSession, RoomSession.room_id == Room.id)
        .where(Room.programme_id == programme, Room.erased.is_(False))
        .group_by(Room.id, Room.quiet_since)
    )
    return max(
        (erasure_day(row.last, row.quiet_since, zone, days) for row in db.execute(query)), default=None
    )


def _after(moment: datetime, zone: str, days: int) -> date:
    return (local(moment, zone) + timedelta(days=days)).date()
