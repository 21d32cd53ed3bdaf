"""The snapshot of a room, read from the tables: independent of the fold that it must agree with."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, select

from dialogue.flows.reading.fold_room import GONE
from dialogue.flows.reading.folds import WINDOW, Value
from dialogue.interpretation.models import Rendering
from dialogue.messages.models import Message
from dialogue.rooms.models import Hand, Member, Room, RoomSession
from dialogue.streams.open import heads


def room_snapshot(db: Connection, room: str, reads_from: int) -> Value:
    """Return the value of the room's fold at its head, for somebody who reads from a number on."""
    found = db.execute(select(Room.__table__).where(Room.id == room)).one()
    messages, older = page(db, room, reads_from, before=None, limit=WINDOW)
    session = _session(db, found.session_id)
    return {
        "stream": found.room_stream,
        "kind": "room",
        "at": heads(db, [found.room_stream])[found.room_stream],
        "from": reads_from,
        "session": None if session is None else session[0],
        "stage": None if session is None else session[1],
        "question": found.question,
        "announcement": found.announcement,
        "members": _members(db, room),
        "floor": found.floor,
        "hands": _hands(db, room),
        "messages": messages,
        "older": older,
    }


def page(
    db: Connection, room: str, reads_from: int, before: int | None, limit: int
) -> tuple[list[dict[str, Any]], bool]:
    """Return messages before a place (or the last ones), oldest first, and whether there are older ones."""
    query = select(Message.__table__).where(
        Message.room_id == room, Message.audience == "room", Message.place >= reads_from
    )
    if before is not None:
        query = query.where(Message.place < before)
    rows = db.execute(query.order_by(Message.place.desc()).limit(limit + 1)).all()
    kept = list(reversed(rows[:limit]))
    renderings = _renderings(db, [row.revision for row in kept if row.state == "shown"])
    return [_message(row, renderings) for row in kept], len(rows) > limit


def _message(row: Row[*tuple[Any, ...]], renderings: dict[str, list[str]]) -> dict[str, Any]:
    shown = row.state == "shown"
    message = {
        "id": row.id,
        "seq": row.place,
        "author": row.author_id,
        "revision": row.revision,
        "reply_to": row.reply_to,
        "stage": row.stage,
        "state": row.state,
        "changed": row.changed,
        "renderings": renderings.get(row.revision, []),
    }
    return message if shown else {**message, **GONE}


def _renderings(db: Connection, revisions: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    query = select(Rendering.id, Rendering.revision_id).where(
        Rendering.revision_id.in_(list(revisions)), Rendering.words.is_not(None)
    )
    for row in db.execute(query.order_by(Rendering.id)):
        found.setdefault(row.revision_id, []).append(row.id)
    return found


def _session(db: Connection, session: str | None) -> tuple[dict[str, Any], int | None] | None:
    if session is None:
        return None
    row = db.execute(select(RoomSession.__table__).where(RoomSession.id == session)).one()
    if row.state == "planned":  # how it will be held is told when it opens
        return {"id": row.id, "state": "planned", "mode": "open", "slow_mode": 0}, None
    told = {"id": row.id, "state": row.state, "mode": row.mode, "slow_mode": row.slow_mode}
    return told, row.stage


def _members(db: Connection, room: str) -> list[dict[str, Any]]:
    query = select(Member.id, Member.role, Member.state).where(
        Member.room_id == room, Member.reads_from.is_not(None)
    )
    rows = db.execute(query.order_by(Member.reads_from))
    return [{"id": row.id, "role": row.role, "gone": row.state != "admitted"} for row in rows]


def _hands(db: Connection, room: str) -> list[str]:
    return list(db.scalars(select(Hand.member_id).where(Hand.room_id == room).order_by(Hand.place)))
