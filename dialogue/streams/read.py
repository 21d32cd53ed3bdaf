"""Reads the log after a position, and verifies it."""

import msgspec
from sqlalchemy import Connection, Select, select

from dialogue.kernel import limits
from dialogue.streams.append import chain
from dialogue.streams.kinds import Event, decode
from dialogue.streams.models import EventRow, Stream


class Numbered(msgspec.Struct, frozen=True):
    """An event with its number, as a reader gets it: without its moment."""

    stream: str
    seq: int
    event: Event
    actor: str | None


def after(db: Connection, stream: str, cursor: int, limit: int = limits.EVENTS_PER_ANSWER) -> list[Numbered]:
    """Return the events after a position, oldest first, at most `limit`."""
    query = (
        select(EventRow.seq, EventRow.kind, EventRow.refs, EventRow.actor)
        .where(EventRow.stream_id == stream, EventRow.seq > cursor)
        .order_by(EventRow.seq)
        .limit(limit)
    )
    return [Numbered(stream, seq, decode(kind, refs), actor) for seq, kind, refs, actor in db.execute(query)]


def last(db: Connection, stream: str, count: int, kinds: tuple[str, ...] = ()) -> list[Numbered]:
    """Return the last events of a stream, oldest first, of some kinds if any are named."""
    columns = select(EventRow.seq, EventRow.kind, EventRow.refs, EventRow.actor)
    query = columns.where(EventRow.stream_id == stream)
    if kinds:
        query = query.where(EventRow.kind.in_(kinds))
    rows = db.execute(query.order_by(EventRow.seq.desc()).limit(count)).all()
    return [Numbered(stream, seq, decode(kind, refs), actor) for seq, kind, refs, actor in reversed(rows)]


def of_kinds(db: Connection, stream: str, kinds: tuple[str, ...]) -> list[Numbered]:
    """Return the events of some kinds, oldest first."""
    rows = db.execute(_kinds(stream, kinds).order_by(EventRow.seq))
    return [Numbered(stream, seq, decode(kind, refs), actor) for seq, kind, refs, actor in rows]


def last_by_somebody(db: Connection, stream: str, count: int, kinds: tuple[str, ...]) -> list[Numbered]:
    """Return the last events of some kinds that have an actor, oldest first."""
    query = _kinds(stream, kinds).where(EventRow.actor.is_not(None))
    rows = db.execute(query.order_by(EventRow.seq.desc()).limit(count)).all()
    return [Numbered(stream, seq, decode(kind, refs), actor) for seq, kind, refs, actor in reversed(rows)]


def _kinds(stream: str, kinds: tuple[str, ...]) -> Select[int, str, bytes, str | None]:
    query = select(EventRow.seq, EventRow.kind, EventRow.refs, EventRow.actor)
    return query.where(EventRow.stream_id == stream, EventRow.kind.in_(kinds))


def first_fault(db: Connection, stream: str) -> int | None:
    """Return the number of the first event that does not follow from the one before, or None.

    A missing, changed, added or moved event is found; a cut tail only against the head. Of what was cut off
    at the beginning the last digest is taken on trust.
    """
    expected, digest = _beginning(db, stream)
    rows = db.execute(select(EventRow.__table__).where(EventRow.stream_id == stream).order_by(EventRow.seq))
    for row in rows.mappings():
        expected += 1
        if row["seq"] != expected or (digest := chain(digest, dict(row))) != row["digest"]:
            return expected
    head, told = db.execute(select(Stream.head, Stream.digest).where(Stream.id == stream)).one()
    return None if (head, told) == (expected, digest) else expected + 1


def _beginning(db: Connection, stream: str) -> tuple[int, bytes]:
    row = db.execute(select(Stream.cut, Stream.cut_digest).where(Stream.id == stream)).one()
    return row.cut, row.cut_digest
