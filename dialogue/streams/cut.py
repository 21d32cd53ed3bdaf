"""Cuts off the beginning of a stream: old events go, and what is left stays numbered and verifiable."""

from datetime import datetime
from itertools import takewhile

from sqlalchemy import Connection, delete, select, update

from dialogue.streams.models import EventRow, Stream


def cut(db: Connection, stream: str, before: datetime | None, most: int) -> int:
    """Delete the oldest events, at most so many, those from before a moment or all; return how many."""
    query = select(EventRow.seq, EventRow.at, EventRow.digest).where(EventRow.stream_id == stream)
    rows = db.execute(query.order_by(EventRow.seq).limit(most))
    old = list(takewhile(lambda row: before is None or row.at < before, rows))
    if not old:
        return 0
    last = old[-1]
    db.execute(delete(EventRow).where(EventRow.stream_id == stream, EventRow.seq <= last.seq))
    db.execute(update(Stream).where(Stream.id == stream).values(cut=last.seq, cut_digest=last.digest))
    return len(old)
