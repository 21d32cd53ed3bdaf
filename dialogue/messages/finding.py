"""Finds a message of a room as it stands now; one of another room is missing, like one that never was."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, cast

from sqlalchemy import ColumnElement, Connection, Row, select

from dialogue.kernel.errors import Missing
from dialogue.messages.models import Message
from dialogue.rooms.models import Member

Audience = Literal["room", "moderators", "desk"]
MessageState = Literal["held", "shown", "returned", "hidden", "withdrawn", "erased"]


@dataclass(frozen=True, slots=True)
class Found:
    """One message; `shown` is the moment it first reached its audience, if it ever did."""

    id: str
    room: str
    session: str | None
    author: str
    personal_stream: str
    audience: Audience
    state: MessageState
    revision: str
    place: int | None
    shown: datetime | None

    @property
    def in_room(self) -> bool:
        """Whether the room was ever told of it."""
        return self.audience == "room" and self.shown is not None


_COLUMNS: Final = (
    Message.id,
    Message.room_id,
    Message.session_id,
    Message.author_id,
    Member.personal_stream,
    Message.audience,
    Message.state,
    Message.revision,
    Message.place,
    Message.shown,
)


def find_message(db: Connection, room: str, message: str) -> Found:
    """Return a message of this room; raises `Missing`."""
    return _one(_all(db, (Message.id == message) & (Message.room_id == room)))


def find_own(db: Connection, author: str, message: str) -> Found:
    """Return a message of this author; raises `Missing`, also for somebody else's."""
    return _one(_all(db, (Message.id == message) & (Message.author_id == author)))


def find_in_room(db: Connection, room: str, message: str, reads_from: int | None) -> Found:
    """Return a message that the room was told of since a reader came; raises `Missing`."""
    found = find_message(db, room, message)
    if not found.in_room or reads_from is None or (found.place or reads_from) < reads_from:
        raise Missing
    return found


def all_of(db: Connection, author: str) -> list[Found]:
    """Return everything an author has sent that is not erased, oldest first."""
    return _all(db, (Message.author_id == author) & (Message.state != "erased"))


def _all(db: Connection, which: ColumnElement[bool]) -> list[Found]:
    query = select(*_COLUMNS).join(Member, Member.id == Message.author_id).where(which)
    return [_found(row) for row in db.execute(query.order_by(Message.sent, Message.id))]


def _one(found: list[Found]) -> Found:
    if not found:
        raise Missing
    return found[0]


def _found(row: Row[*tuple[Any, ...]]) -> Found:
    return Found(
        id=row.id,
        room=row.room_id,
        session=row.session_id,
        author=row.author_id,
        personal_stream=row.personal_stream,
        audience=cast("Audience", row.audience),
        state=cast("MessageState", row.state),
        revision=row.revision,
        place=row.place,
        shown=row.shown,
    )
