"""Which rooms are to be erased: those whose day has come, by the rule that their pages tell."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from dialogue.programmes.models import Programme
from dialogue.programmes.zones import local
from dialogue.rooms.erasure_day import erasure_day
from dialogue.rooms.models import Room, RoomSession
from dialogue.store.keys import KeyStore


def rooms_due(db: Connection, now: datetime) -> list[str]:
    """Return the rooms whose day has begun in their programme's zone, and whose last meeting should be over.

    A room without a meeting has no day.
    """
    query = (
        select(Room.id, RoomSession.starts, RoomSession.minutes, Programme.zone, Programme.retention_days)
        .join(Programme, Programme.id == Room.programme_id)
        .join(RoomSession, RoomSession.room_id == Room.id)
        .where(Room.erased.is_(False))
    )
    last = {row.id: row for row in db.execute(query.order_by(Room.id, RoomSession.starts))}
    return [
        row.id
        for row in last.values()
        if erasure_day(row.starts, row.zone, row.retention_days) <= local(now, row.zone).date()
        and row.starts + timedelta(minutes=row.minutes) <= now
    ]


def rooms_half_erased(db: Connection, keys: KeyStore) -> list[str]:
    """Return the rooms that are erased but whose key is still there: somebody was interrupted."""
    return [
        room for room in db.scalars(select(Room.id).where(Room.erased).order_by(Room.id)) if keys.holds(room)
    ]
