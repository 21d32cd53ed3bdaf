"""The streams of a room, for whoever writes into them: somebody who stands in it, or the clock."""

from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, select

from dialogue.kernel.errors import Missing
from dialogue.rooms.models import Room


class RoomLog(Protocol):
    """A room and its three streams; a `Standing` is one."""

    @property
    def room(self) -> str:
        """The room itself."""
        ...

    @property
    def room_stream(self) -> str:
        """Read by everybody who was let in."""
        ...

    @property
    def desk_stream(self) -> str:
        """Read by moderators."""
        ...

    @property
    def booth_stream(self) -> str:
        """Read by interpreters and moderators."""
        ...


@dataclass(frozen=True, slots=True)
class RoomStreams:
    """A room without anybody who asks."""

    room: str
    room_stream: str
    desk_stream: str
    booth_stream: str
    session: str | None


def streams_of(db: Connection, room: str) -> RoomStreams:
    """Return a room's streams; raises `Missing`."""
    query = select(Room.id, Room.room_stream, Room.desk_stream, Room.booth_stream, Room.session_id)
    row = db.execute(query.where(Room.id == room, Room.erased.is_(False))).one_or_none()
    if row is None:
        raise Missing
    return RoomStreams(*row)
