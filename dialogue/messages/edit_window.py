"""How long the author of a message that the room was shown may still change it."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, select

from dialogue.kernel import limits
from dialogue.messages.models import Message

_WINDOW: Final = timedelta(seconds=limits.EDIT_WINDOW)


def edit_is_over(shown: datetime | None, now: datetime) -> bool:
    """Whether a message that was first shown then is to stay as it is."""
    return shown is None or now - shown > _WINDOW


def left_to_edit(db: Connection, author: str, now: datetime) -> dict[str, int]:
    """Return the messages to the room that an author may still change, with the seconds left for each."""
    query = select(Message.id, Message.shown).where(
        Message.author_id == author,
        Message.audience == "room",
        Message.state.in_(("shown", "hidden")),
        Message.shown >= now - _WINDOW,
    )
    ends = {row.id: row.shown + _WINDOW for row in db.execute(query.order_by(Message.shown, Message.id))}
    return {message: int((end - now).total_seconds()) for message, end in ends.items()}
