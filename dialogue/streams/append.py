"""Appends events. A flow only queues them; numbers and digests are taken when the batch is complete.

arrival:   a→room  b→desk  c→room            one UPDATE per stream, streams in id order
numbers:   room: a=58 c=59    desk: b=12     inside a stream in order of arrival
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update

from dialogue.store.prepared import Prepared, listed
from dialogue.store.work import Pending, Work
from dialogue.streams.kinds import Event, encode
from dialogue.streams.models import EventRow, Stream

# Where several commands run at once, each waits here for the others; all of them in the order of ids.
_HEADS: Final = Prepared(
    select(Stream.id, Stream.head, Stream.digest)
    .where(Stream.id.in_(listed("streams")))
    .order_by(Stream.id)
    .with_for_update()
)
_EVENT: Final = Prepared(
    insert(EventRow).values({column.key: bindparam(column.key) for column in EventRow.__table__.columns})
)
_HEAD: Final = Prepared(
    update(Stream)
    .where(Stream.id == bindparam("stream"))
    .values(head=bindparam("new_head"), digest=bindparam("new_digest"))
)


@dataclass(slots=True, eq=False)
class Appended(Pending):
    """A queued event; `seq` is 0 until the batch is numbered."""

    stream: str
    event: Event
    actor: str | None
    at: datetime
    numbered: Callable[[Connection, int], None] | None
    seq: int = 0


def append(
    work: Work,
    stream: str,
    event: Event,
    actor: str | None = None,
    numbered: Callable[[Connection, int], None] | None = None,
) -> Appended:
    """Queue an event; `numbered` is called with its number inside the same transaction."""
    item = Appended(stream, event, actor, work.now, numbered)
    work.pend(item)
    return item


def number(db: Connection, pending: Iterable[Pending]) -> None:
    """Give every queued event its number and digest, and write them."""
    by_stream: dict[str, list[Appended]] = {}
    for item in pending:
        if isinstance(item, Appended):
            by_stream.setdefault(item.stream, []).append(item)
    if not by_stream:
        return
    names = sorted(by_stream)
    rows = _HEADS.among(db, "streams", names)
    state = {stream: (head, digest) for stream, head, digest in rows}
    events: list[dict[str, Any]] = []
    heads: list[dict[str, Any]] = []
    for name in names:
        head, digest = state[name]
        for item in by_stream[name]:
            head += 1
            row = _row(item, head)
            digest = row["digest"] = chain(digest, row)
            item.seq = head
            events.append(row)
        heads.append({"stream": name, "new_head": head, "new_digest": digest})
    _EVENT.run_each(db, events)
    _HEAD.run_each(db, heads)
    for name in names:
        for item in by_stream[name]:
            if item.numbered is not None:
                item.numbered(db, item.seq)


def chain(before: bytes, row: dict[str, Any]) -> bytes:
    """Return the digest of an event: SHA-256 over the digest before it and the event itself."""
    return chain_kept(before, {**row, "at": round(row["at"].timestamp() * 1000)})


def chain_kept(before: bytes, row: Mapping[str, Any]) -> bytes:
    """The same for an event as it is kept, its moment in milliseconds."""
    told = tuple(row[name] for name in ("stream_id", "seq", "kind", "version", "at", "actor", "refs"))
    return sha256(before + msgspec.msgpack.encode(told)).digest()


def _row(item: Appended, seq: int) -> dict[str, Any]:
    return {
        "stream_id": item.stream,
        "seq": seq,
        "kind": item.event.kind,
        "version": item.event.version,
        "at": item.at,
        "actor": item.actor,
        "refs": encode(item.event),
    }
