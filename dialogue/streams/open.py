"""Opens streams and finds them by whom they belong to."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, insert, select

from dialogue.kernel.ids import new_id
from dialogue.store.prepared import Prepared, listed
from dialogue.streams.models import Stream, StreamKind

_HEADS: Final = Prepared(select(Stream.id, Stream.head).where(Stream.id.in_(listed("streams"))))


def open_stream(db: Connection, owner: str, kind: StreamKind) -> str:
    """Begin a new stream for an owner; return its id."""
    stream = new_id("st")
    db.execute(insert(Stream).values(id=stream, owner=owner, kind=kind, head=0, digest=bytes(32)))
    return stream


def stream_of(db: Connection, owner: str, kind: StreamKind) -> str:
    """Return the id of an owner's stream, opening it if there is none yet."""
    found: str | None = db.scalar(select(Stream.id).where(Stream.owner == owner, Stream.kind == kind))
    return found or open_stream(db, owner, kind)


def heads(db: Connection, streams: Sequence[str]) -> dict[str, int]:
    """Return the last number of each stream."""
    return dict(_HEADS.among(db, "streams", streams))
