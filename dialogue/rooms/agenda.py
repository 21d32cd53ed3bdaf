"""The agenda of a session: how much of the stage is left."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, or_, select

from dialogue.kernel.clock import epoch
from dialogue.rooms.models import Room, RoomSession, Stage
from dialogue.store.prepared import Prepared

_STAGE: Final = Prepared(
    select(Stage.opened, Stage.minutes)
    .join(RoomSession, RoomSession.id == Stage.session_id)
    .join(Room, Room.session_id == RoomSession.id)
    .where(
        Room.id == bindparam("room"),
        Stage.number == RoomSession.stage,
        or_(RoomSession.state == "open", RoomSession.state == "paused"),
    )
)


def seconds_left(db: Connection, room: str, now: datetime) -> int | None:
    """Return the seconds left in a room's current stage, never below 0; None where no stage is open."""
    opened, minutes = _STAGE.first(db, room=room) or (None, 0)
    return None if opened is None else max(0, minutes * 60 + epoch(opened) - epoch(now))
