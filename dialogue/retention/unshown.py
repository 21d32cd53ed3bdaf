"""What a room does not show, a week after its last meeting: what came back, was taken out or taken back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, select

from dialogue.kernel import limits
from dialogue.messages.models import Message
from dialogue.moderation.models import Hold
from dialogue.retention.schedule import Kept, kept_rooms

STATES: Final = ("returned", "hidden", "withdrawn")


@dataclass(frozen=True, slots=True)
class Unshown:
    """A message that is to be erased, or of one that stays only new words that came back (`revision`)."""

    room: str
    message: str
    revision: str | None = None


def unshown_due(db: Connection, now: datetime, most: int) -> list[Unshown]:
    """Return what is due, at most so much of it.

    What still waits for a moderator is not among it: it goes back by the clock first.
    """
    rooms = [room.id for room in kept_rooms(db) if _week_is_over(room, now)]
    messages = _messages(db, Message.room_id.in_(rooms), most)
    return [*messages, *_wordings(db, Hold.room_id.in_(rooms), most - len(messages))]


def still_due(db: Connection, unshown: Unshown) -> bool:
    """Whether it is still there and still unshown."""
    if unshown.revision is None:
        return bool(_messages(db, Message.id == unshown.message, 1))
    return bool(_wordings(db, Hold.revision_id == unshown.revision, 1))


def _week_is_over(room: Kept, now: datetime) -> bool:
    """A room whose own day has come goes as a whole."""
    return room.past(now, limits.UNSHOWN_DAYS) and not room.past(now, room.days)


def _messages(db: Connection, which: ColumnElement[bool], most: int) -> list[Unshown]:
    query = select(Message.room_id, Message.id).where(which, Message.state.in_(STATES))
    rows = db.execute(query.order_by(Message.room_id, Message.sent, Message.id).limit(most))
    return [Unshown(*row) for row in rows]


def _wordings(db: Connection, which: ColumnElement[bool], most: int) -> list[Unshown]:
    """New words for a message that is in the room as it was."""
    query = (
        select(Hold.room_id, Hold.message_id, Hold.revision_id)
        .join(Message, Message.id == Hold.message_id)
        .where(which, Hold.state == "closed", Hold.past.is_(False), Message.state == "shown")
    )
    rows = db.execute(query.order_by(Hold.room_id, Hold.held, Hold.revision_id).limit(most))
    return [Unshown(*row) for row in rows]
