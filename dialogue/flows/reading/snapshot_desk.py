"""The snapshots of the desk and of the booth, read from the tables."""

from typing import Any

from sqlalchemy import Connection, select

from dialogue.flows.reading.fold_desk import ACT_KINDS, act_of
from dialogue.flows.reading.folds import WINDOW, Value
from dialogue.interpretation.models import RenderingAsk
from dialogue.kernel.clock import epoch
from dialogue.messages.models import Message, Revision
from dialogue.moderation.models import Hold, Look
from dialogue.rooms.models import Member, Room
from dialogue.streams.open import heads
from dialogue.streams.read import last_by_somebody


def desk_snapshot(db: Connection, room: str) -> Value:
    """Return the value of the desk's fold at its head."""
    stream = db.execute(select(Room.desk_stream).where(Room.id == room)).scalar_one()
    return {
        "stream": stream,
        "kind": "desk",
        "at": heads(db, [stream])[stream],
        "from": 1,
        "waiting": _waiting(db, room),
        "held": _held(db, room),
        "looks": _looks(db, room),
        "sanctions": _sanctions(db, room),
        "messages": _messages(db, room),
        "acts": [act_of(numbered) for numbered in last_by_somebody(db, stream, WINDOW, ACT_KINDS)],
    }


def booth_snapshot(db: Connection, room: str) -> Value:
    """Return the value of the booth's fold at its head."""
    stream = db.execute(select(Room.booth_stream).where(Room.id == room)).scalar_one()
    query = select(RenderingAsk.message_id, RenderingAsk.revision_id, RenderingAsk.lang).where(
        RenderingAsk.room_id == room, RenderingAsk.state == "open"
    )
    asked = [
        {"message": row.message_id, "revision": row.revision_id, "lang": row.lang}
        for row in db.execute(query.order_by(RenderingAsk.place))
    ]
    return {"stream": stream, "kind": "booth", "at": heads(db, [stream])[stream], "from": 1, "asked": asked}


def _waiting(db: Connection, room: str) -> list[str]:
    query = select(Member.id).where(Member.room_id == room, Member.state == "waiting")
    return list(db.scalars(query.order_by(Member.waiting_place)))


def _held(db: Connection, room: str) -> list[dict[str, Any]]:
    query = (
        select(Hold.__table__, Message.author_id, Revision.lang)
        .join(Message, Message.id == Hold.message_id)
        .join(Revision, Revision.id == Hold.revision_id)
        .where(Hold.room_id == room, Hold.state == "waiting")
        .order_by(Hold.place)
    )
    return [
        {
            "message": row.message_id,
            "revision": row.revision_id,
            "author": row.author_id,
            "rule": row.rule,
            "lang": row.lang,
            "claim": {"by": row.claimed_by, "until": epoch(row.claimed_until)} if row.claimed_by else None,
        }
        for row in db.execute(query)
    ]


def _looks(db: Connection, room: str) -> list[dict[str, Any]]:
    query = select(Look.id, Look.message_id, Look.asker_id).where(Look.room_id == room, Look.state == "open")
    rows = db.execute(query.order_by(Look.place))
    return [{"look": row.id, "message": row.message_id, "asker": row.asker_id} for row in rows]


def _sanctions(db: Connection, room: str) -> list[dict[str, Any]]:
    query = select(Member.id, Member.muted_until, Member.muted_reason, Member.removed_reason).where(
        Member.room_id == room, Member.state.not_in(("gone", "erased"))
    )
    found = []
    for row in db.execute(query.order_by(Member.id)):
        if row.removed_reason:
            sanction = {"kind": "removed", "until": None, "reason": row.removed_reason}
        elif row.muted_reason:
            until = epoch(row.muted_until) if row.muted_until else None
            sanction = {"kind": "muted", "until": until, "reason": row.muted_reason}
        else:
            continue
        found.append({"member": row.id, **sanction})
    return found


def _messages(db: Connection, room: str) -> list[dict[str, Any]]:
    query = select(Message.__table__).where(
        Message.room_id == room, Message.audience.in_(("desk", "moderators")), Message.place.is_not(None)
    )
    rows = db.execute(query.order_by(Message.place.desc()).limit(WINDOW)).all()
    return [
        {
            "id": row.id,
            "author": row.author_id if row.state == "shown" else None,
            "revision": row.revision if row.state == "shown" else None,
            "audience": row.audience,
        }
        for row in reversed(rows)
    ]
