"""Which wordings an audience may read now: the one place that says so.

held: author, moderators, interpreters when asked · shown: the room · returned, hidden: author, and
moderators until the session closes · withdrawn: author; moderators only while a request to look at
it is open · superseded or erased: nobody.
"""

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, select

from dialogue.interpretation.models import RenderingAsk
from dialogue.messages.models import Message, Revision
from dialogue.moderation.models import Hold, Look
from dialogue.rooms.models import Room, RoomSession


@dataclass(frozen=True, slots=True)
class Audience:
    """The audience of a stream; `member` is whose, for a personal one.

    Events go to everybody from their beginning on, also those about something older; the words of what was
    shown in the room before `since` do not, or an edit would tell latecomers what they were not there for.
    """

    stream: Literal["room", "desk", "booth", "personal"]
    member: str | None = None
    since: int = 1


def readable_revisions(db: Connection, room: str, audience: Audience, revisions: set[str]) -> set[str]:
    """Return those of the wordings whose words the audience may read."""
    if not revisions:
        return set()
    query = (
        select(
            Revision.id,
            Revision.message_id,
            Message.state,
            Message.revision,
            Message.audience,
            Message.author_id,
            Message.place,
            Hold.state.label("hold"),
            Hold.past,
            RoomSession.state.label("session"),
        )
        .join(Message, Message.id == Revision.message_id)
        .outerjoin(Hold, Hold.revision_id == Revision.id)
        .outerjoin(RoomSession, RoomSession.id == Message.session_id)
        .join(Room, Room.id == Message.room_id)
        .where(Revision.id.in_(sorted(revisions)), Message.room_id == room)
    )
    rows = db.execute(query).all()
    messages = {row.message_id for row in rows}
    looked = _looked_at(db, messages) if audience.stream == "desk" else set()
    asked = _asked_for(db, revisions) if audience.stream == "booth" else set()
    return {row.id for row in rows if _may_read(audience, row, looked, asked)}


def _may_read(audience: Audience, row: Any, looked: set[str], asked: set[str]) -> bool:  # noqa: ANN401
    current, stands = row.revision == row.id, row.state == "shown"
    shown = stands and current and row.audience == "room"
    waits, back = row.hold == "waiting", row.hold == "closed" and not row.past
    match audience.stream:
        case "room":
            return bool(shown and row.place >= audience.since)
        case "booth":
            return bool(shown or (waits and row.id in asked))
        case "personal":
            mine = row.author_id == audience.member and row.state != "erased"
            return bool(mine and (current or waits or back))
        case "desk" if row.state in {"withdrawn", "erased"}:
            return bool(row.state == "withdrawn" and current and row.message_id in looked)
        case "desk":
            return bool(waits or (stands and current) or ((current or back) and row.session != "closed"))


def _looked_at(db: Connection, messages: set[str]) -> set[str]:
    query = select(Look.message_id).where(Look.message_id.in_(sorted(messages)), Look.state == "open")
    return set(db.scalars(query))


def _asked_for(db: Connection, revisions: set[str]) -> set[str]:
    query = select(RenderingAsk.revision_id).where(RenderingAsk.revision_id.in_(sorted(revisions)))
    return set(db.scalars(query))
