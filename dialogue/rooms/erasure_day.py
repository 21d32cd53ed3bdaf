"""The day on which the words of a room are erased: told to everybody, and kept to by the same rule."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection, func, select

from dialogue.kernel import limits
from dialogue.programmes.zones import local
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


def _after(moment: datetime, zone: str, days: int) -> date:
    return (local(moment, zone) + timedelta(days=days)).date()
