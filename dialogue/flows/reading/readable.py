"""Which wordings an audience may read now: the one place that says so.

held: author, moderators, interpreters when asked · shown: the room · returned, hidden: author, and
moderators until the session closes · withdrawn: author; moderators only while a request to look at
it is open · superseded or erased: nobody.
"""

from typing import Literal

import msgspec
from sqlalchemy import Connection, select

from dialogue.flows.reading.rows import Rows, Wording
from dialogue.interpretation.models import RenderingAsk
from dialogue.moderation.models import Look


class Audience(msgspec.Struct, frozen=True):
    """The audience of a stream; `member` is whose, for a personal one.

    Events go to everybody from their beginning on, also those about something older; the words of what was
    shown in the room before `since` do not, or an edit would tell latecomers what they were not there for.
    """

    stream: Literal["room", "desk", "booth", "personal"]
    member: str | None = None
    since: int = 1


def readable_wordings(rows: Rows, room: str, audience: Audience, revisions: set[str]) -> dict[str, Wording]:
    """Return those of the wordings whose words the audience may read."""
    found, db = rows.wordings(room, revisions), rows.db
    looked = _looked_at(db, {row.message for row in found}) if found and audience.stream == "desk" else set()
    asked = _asked_for(db, revisions) if found and audience.stream == "booth" else set()
    return {row.id: row for row in found if _may_read(audience, row, looked, asked)}


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
