"""Which wordings an audience may read now: the one place that says so.

held: author, moderators, interpreters when asked · shown: the room · returned, hidden: author, and
moderators until the session closes · withdrawn: author; moderators only while a request to look at
it is open · superseded or erased: nobody.
"""

from typing import Final, Literal, NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, select

from dialogue.interpretation.models import RenderingAsk
from dialogue.messages.models import Message, Revision
from dialogue.moderation.models import Hold, Look
from dialogue.rooms.models import RoomSession
from dialogue.store.prepared import Prepared, listed


class Audience(msgspec.Struct, frozen=True):
    """The audience of a stream; `member` is whose, for a personal one.

    Events go to everybody from their beginning on, also those about something older; the words of what was
    shown in the room before `since` do not, or an edit would tell latecomers what they were not there for.
    """

    stream: Literal["room", "desk", "booth", "personal"]
    member: str | None = None
    since: int = 1


class Wording(NamedTuple):
    """A wording as the tables hold it, and what decides who may read it; `words` are sealed, or gone."""

    id: str
    message: str
    lang: str
    words: bytes | None
    state: str
    revision: str
    audience: str
    author: str
    place: int | None
    hold: str | None
    past: bool | None
    session: str | None


_WORDINGS: Final = Prepared(
    select(
        Revision.id,
        Revision.message_id,
        Revision.lang,
        Revision.words,
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
    .where(Revision.id.in_(listed("revisions")), Message.room_id == bindparam("room"))
)


def readable_wordings(
    db: Connection, room: str, audience: Audience, revisions: set[str]
) -> dict[str, Wording]:
    """Return those of the wordings whose words the audience may read."""
    rows = [Wording(*row) for row in _WORDINGS.among(db, "revisions", sorted(revisions), room=room)]
    looked = _looked_at(db, {row.message for row in rows}) if rows and audience.stream == "desk" else set()
    asked = _asked_for(db, revisions) if rows and audience.stream == "booth" else set()
    return {row.id: row for row in rows if _may_read(audience, row, looked, asked)}


def _may_read(audience: Audience, row: Wording, looked: set[str], asked: set[str]) -> bool:
    current, stands = row.revision == row.id, row.state == "shown"
    shown = stands and current and row.audience == "room"
    waits, back = row.hold == "waiting", row.hold == "closed" and not row.past
    match audience.stream:
        case "room":
            return shown and (row.place or 0) >= audience.since
        case "booth":
            return shown or (waits and row.id in asked)
        case "personal":
            mine = row.author == audience.member and row.state != "erased"
            return mine and (current or waits or back)
        case "desk" if row.state in {"withdrawn", "erased"}:
            return row.state == "withdrawn" and current and row.message in looked
        case "desk":
            return waits or (stands and current) or ((current or back) and row.session != "closed")


def _looked_at(db: Connection, messages: set[str]) -> set[str]:
    query = select(Look.message_id).where(Look.message_id.in_(sorted(messages)), Look.state == "open")
    return set(db.scalars(query))


def _asked_for(db: Connection, revisions: set[str]) -> set[str]:
    query = select(RenderingAsk.revision_id).where(RenderingAsk.revision_id.in_(sorted(revisions)))
    return set(db.scalars(query))
