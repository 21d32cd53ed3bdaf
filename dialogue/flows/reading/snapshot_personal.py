"""The snapshot of one person's own stream, read from the tables."""

from typing import Any

from sqlalchemy import Connection, and_, or_, select

from dialogue.flows.reading.folds import Value
from dialogue.kernel.clock import epoch
from dialogue.messages.models import Message, Release
from dialogue.moderation.models import Hold
from dialogue.rooms.models import Member
from dialogue.streams.open import heads
from dialogue.streams.read import of_kinds

HOLD = (Hold.revision_id, Hold.rule, Hold.outcome, Hold.reason, Hold.note_id)


def personal_snapshot(db: Connection, member: str) -> Value:
    """Return the value of a member's personal fold at its head."""
    row = db.execute(select(Member.__table__).where(Member.id == member)).one()
    stream = row.personal_stream
    sanction = None
    if row.removed_reason:
        sanction = {"kind": "removed", "until": None, "reason": row.removed_reason}
    elif row.muted_reason:
        until = epoch(row.muted_until) if row.muted_until else None
        sanction = {"kind": "muted", "until": until, "reason": row.muted_reason}
    told: list[Any] = [
        numbered.event for numbered in of_kinds(db, stream, ("note_received", "look_answered"))
    ]
    return {
        "stream": stream,
        "kind": "personal",
        "at": heads(db, [stream])[stream],
        "from": 1,
        "own": _own(db, member),
        "to_moderators": _to_moderators(db, member),
        "notes": [event.note for event in told if event.kind == "note_received"],
        "sanction": sanction,
        "releases": _releases(db, member),
        "answers": [
            {"look": event.look, "outcome": event.outcome, "note": event.note}
            for event in told
            if event.kind == "look_answered"
        ],
    }


def _own(db: Connection, member: str) -> list[dict[str, Any]]:
    """What waits, came back or was taken out: the newest hold of each message, or the hidden message."""
    query = (
        select(Message.id, Message.revision, Message.hidden_reason, *HOLD)
        .outerjoin(Hold, and_(Hold.message_id == Message.id, Hold.past.is_(False)))
        .where(
            Message.author_id == member,
            Message.audience == "room",
            or_(Hold.revision_id.is_not(None), Message.state == "hidden"),
            Message.state.not_in(("withdrawn", "erased")),
        )
        .order_by(Message.own_place)
    )
    found = []
    for row in db.execute(query):
        item = {"message": row.id, "revision": row.revision_id, "rule": row.rule, "outcome": row.outcome}
        if row.revision_id is None:
            item |= {"revision": row.revision, "state": "hidden", "reason": row.hidden_reason, "note": None}
        elif row.outcome is None:
            item |= {"state": "held", "reason": None, "note": None}
        else:
            state = "hidden" if row.outcome == "hidden" else "returned"
            item |= {"state": state, "reason": row.reason, "note": row.note_id}
        found.append(item)
    return found


def _to_moderators(db: Connection, member: str) -> list[dict[str, Any]]:
    query = select(Message.id, Message.revision).where(
        Message.author_id == member, Message.audience == "moderators", Message.state == "shown"
    )
    rows = db.execute(query.order_by(Message.own_place))
    return [{"message": row.id, "revision": row.revision} for row in rows]


def _releases(db: Connection, member: str) -> list[dict[str, Any]]:
    query = (
        select(Release.message_id, Release.revision_id, Release.lang)
        .join(Message, Message.id == Release.message_id)
        .where(Message.author_id == member, Message.state.not_in(("withdrawn", "erased")))
        .order_by(Release.revision_id, Release.lang)
    )
    rows = db.execute(query)
    return [{"message": row.message_id, "revision": row.revision_id, "lang": row.lang} for row in rows]
