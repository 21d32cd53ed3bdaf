"""The agenda of a session: how much of the stage is left."""

from datetime import datetime

from sqlalchemy import Connection, select

from dialogue.kernel.clock import epoch
from dialogue.rooms.models import Room, RoomSession, Stage


def seconds_left(db: Connection, room: str, now: datetime) -> int | None:
    """Return the seconds left in a room's current stage, never below 0; None where no stage is open."""
    query = (
        select(Stage.opened, Stage.minutes)
        .join(RoomSession, RoomSession.id == Stage.session_id)
        .join(Room, Room.session_id == RoomSession.id)
        .where(Room.id == room, Stage.number == RoomSession.stage, RoomSession.state.in_(("open", "paused")))
    )
    row = db.execute(query).one_or_none()
    if row is None or row.opened is None:
        return None
    left: int = row.minutes * 60 + epoch(row.opened) - epoch(now)
    return max(0, left)
