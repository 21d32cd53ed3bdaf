"""Which rooms are to be erased: those whose day has come, by the rule that their pages tell."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from dialogue.programmes.models import Programme
from dialogue.programmes.zones import local
from dialogue.rooms.erasure_day import erasure_day
from dialogue.rooms.models import Room, RoomSession
from dialogue.store.keys import KeyStore


@dataclass(frozen=True, slots=True)
class Kept:
    """A room that is still there; without a meeting both moments are None."""

    id: str
    starts: datetime | None
    ends: datetime | None
    quiet_since: datetime
    zone: str
    days: int

    def past(self, now: datetime, days: int) -> bool:
        """Whether its last meeting should be over, and the day so many days after it has begun."""
        over = self.ends is None or self.ends <= now
        day = erasure_day(self.starts, self.quiet_since, self.zone, days)
        return over and day <= local(now, self.zone).date()


def rooms_due(db: Connection, now: datetime) -> list[str]:
    """Return the rooms whose day has begun where their programme is, and whose last meeting is to be over."""
    return [room.id for room in kept_rooms(db) if room.past(now, room.days)]


def rooms_half_erased(db: Connection, keys: KeyStore) -> list[str]:
    """Return the rooms that are erased but whose key is still there: somebody was interrupted."""
    there = keys.owners()
    return [
        room for room in db.scalars(select(Room.id).where(Room.erased).order_by(Room.id)) if room in there
    ]


def kept_rooms(db: Connection) -> list[Kept]:
    """Return the rooms that are there, each with its last meeting."""
    query = (
        select(
            Room.id,
            Room.quiet_since,
            RoomSession.starts,
            RoomSession.minutes,
            Programme.zone,
            Programme.retention_days,
        )
        .join(Programme, Programme.id == Room.programme_id)
        .outerjoin(RoomSession, RoomSession.room_id == Room.id)
        .where(Room.erased.is_(False))
    )
    last = {row.id: row for row in db.execute(query.order_by(Room.id, RoomSession.starts))}
    return [
        Kept(
            row.id, row.starts, _ends(row.starts, row.minutes), row.quiet_since, row.zone, row.retention_days
        )
        for row in last.values()
    ]


def _ends(starts: datetime | None, minutes: int | None) -> datetime | None:
    return None if starts is None or minutes is None else starts + timedelta(minutes=minutes)
