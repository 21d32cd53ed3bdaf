"""The day on which the words of a room are erased: told to everybody, and kept to by the same rule."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection, func, select

from dialogue.programmes.zones import local
from dialogue.rooms.models import RoomSession


def erasure_day(last: datetime, zone: str, days: int) -> date:
    """Return the day, in the programme's zone, so many days after the last meeting begins."""
    return (local(last, zone) + timedelta(days=days)).date()


def erased_on(db: Connection, room: str, zone: str, days: int) -> date:
    """Return the day of a room; the last there is for one without a meeting."""
    last = db.scalar(select(func.max(RoomSession.starts)).where(RoomSession.room_id == room))
    return date.max if last is None else erasure_day(last, zone, days)
