"""Makes a room of a programme: its key, its streams and its title."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import Lang
from dialogue.programmes.texts import write_text
from dialogue.rooms.models import Room
from dialogue.store.work import Work
from dialogue.streams.models import StreamKind
from dialogue.streams.open import open_stream


@dataclass(frozen=True, slots=True)
class RoomOutline:
    """A room at a glance."""

    id: str
    programme: str
    number: int
    title: str
    room_stream: str
    desk_stream: str
    session: str | None
    erased: bool


def create_room(work: Work, programme: str, title: Mapping[Lang, str]) -> str:
    """Make a room, empty but for its title; return its id."""
    room = new_id("r")
    work.kit.keys.create(room)
    last = work.db.scalar(select(func.max(Room.number)).where(Room.programme_id == programme))
    work.db.execute(
        insert(Room).values(
            id=room,
            programme_id=programme,
            number=int(last or 0) + 1,
            title=write_text(work, room, title),
            room_stream=open_stream(work.db, room, StreamKind.ROOM),
            desk_stream=open_stream(work.db, room, StreamKind.DESK),
            booth_stream=open_stream(work.db, room, StreamKind.BOOTH),
            quiet_since=work.now,
        )
    )
    return room


def find_room(db: Connection, room: str) -> RoomOutline | None:
    """Return a room that is still there, or None."""
    row = db.execute(_QUERY.where(Room.id == room, Room.erased.is_(False))).one_or_none()
    return None if row is None else RoomOutline(*row)


def rooms_of(db: Connection, programme: str) -> list[RoomOutline]:
    """Return the rooms of a programme that are still there, in order."""
    return [room for room in all_rooms_of(db, programme) if not room.erased]


def all_rooms_of(db: Connection, programme: str) -> list[RoomOutline]:
    """The same with those that are erased: a number, a title and the plan of their meetings."""
    rows = db.execute(_QUERY.where(Room.programme_id == programme).order_by(Room.number))
    return [RoomOutline(*row) for row in rows]


_QUERY = select(
    Room.id,
    Room.programme_id,
    Room.number,
    Room.title,
    Room.room_stream,
    Room.desk_stream,
    Room.session_id,
    Room.erased,
)
