"""What one reader gets: the streams they may read, snapshots, events after a position, older pages."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from dialogue.flows.reading import fold_booth, fold_desk, fold_personal, fold_room
from dialogue.flows.reading.folds import Value
from dialogue.flows.reading.readable import Audience
from dialogue.flows.reading.rows import Rows
from dialogue.flows.reading.snapshot_desk import booth_snapshot, desk_snapshot
from dialogue.flows.reading.snapshot_personal import personal_snapshot
from dialogue.flows.reading.snapshot_room import page, room_snapshot
from dialogue.flows.reading.words import read_words, wanted_by
from dialogue.kernel import limits
from dialogue.kernel.errors import Missing
from dialogue.messages.events import MessageShown
from dialogue.messages.models import Message
from dialogue.rooms.standing import Standing
from dialogue.store.sealing import Sealer
from dialogue.streams.open import heads
from dialogue.streams.read import Numbered, after

FOLDS = (fold_room, fold_desk, fold_booth, fold_personal)  # imported for the steps they enter
Words = dict[str, dict[str, Any]]


class Readable(msgspec.Struct, frozen=True):
    """A stream that somebody may read, and from which number on."""

    stream: str
    audience: Audience
    from_: int


def streams_for(standing: Standing) -> list[Readable]:
    """Return the streams a member may read now; a person who is not in the room reads only their own."""
    return list(_streams(standing))


def reads(standing: Standing, stream: str) -> bool:
    """Whether a member may read a stream now."""
    return any(one.stream == stream for one in _streams(standing))


def _streams(standing: Standing) -> Iterator[Readable]:
    is_here = standing.admitted and standing.room_state != "erased"
    if is_here:
        since = standing.reads_from or 1
        yield Readable(standing.room_stream, Audience("room", since=since), since)
    yield Readable(standing.personal_stream, Audience("personal", standing.member), 1)
    if is_here and standing.role in {"moderator", "interpreter"}:
        yield Readable(standing.booth_stream, Audience("booth"), 1)
    if is_here and standing.role == "moderator":
        yield Readable(standing.desk_stream, Audience("desk"), 1)


def snapshot(db: Connection, standing: Standing, readable: Readable) -> Value:
    """Return the snapshot of one stream at its head."""
    match readable.audience.stream:
        case "room":
            return room_snapshot(db, standing.room, readable.from_)
        case "desk":
            return desk_snapshot(db, standing.room)
        case "booth":
            return booth_snapshot(db, standing.room)
        case _:
            return personal_snapshot(db, standing.member)


def words_for(db: Connection, sealer: Sealer, room: str, audience: Audience, things: object) -> Words:
    """Return the words that some values or events point at, as this audience may read them."""
    return read_words(Rows(db, sealer), room, audience, wanted_by([things]))


def told(numbered: Numbered) -> list[Any]:
    """Return an event as it goes over the wire: kind, version, actor, references."""
    event = numbered.event
    return [event.kind, event.version, numbered.actor, msgspec.structs.asdict(event)]


def batch(rows: Rows, room: str, readable: Readable, events: list[Numbered]) -> Value:
    """Return events with the words beside them."""
    listed = [told(numbered) for numbered in events]
    words = read_words(rows, room, readable.audience, wanted_by([listed]))
    return {"stream": readable.stream, "from": events[0].seq, "events": listed, "words": words}


def look_ahead(rows: Rows, events: Iterable[Numbered]) -> None:
    """Ask at once for what events of several streams point at: new texts, and who wrote them."""
    shown = [(each.event.revision, each.actor) for each in events if isinstance(each.event, MessageShown)]
    rows.look_ahead([revision for revision, _ in shown], [actor for _, actor in shown if actor is not None])


def oldest_named(db: Connection, events: list[Numbered]) -> int | None:
    """Return the place of the oldest message of a room that some events are about, if they are about any."""
    if all(isinstance(each.event, MessageShown) and each.event.reply_to is None for each in events):
        return min(each.seq for each in events)  # they are the newest there are
    named = wanted_by([told(numbered) for numbered in events])["messages"]
    query = select(func.min(Message.place)).where(Message.id.in_(named), Message.audience == "room")
    return db.scalar(query) if named else None


def catch_up(db: Connection, sealer: Sealer, standing: Standing, cursors: dict[str, int]) -> Value:
    """Return what a reader lacks: batches after their cursors, and the heads.

    A stream they may not read is `Missing`; one too far behind gets no events but its head, and
    `snapshot` says that the page should be taken anew.
    """
    readable = {found.stream: found for found in streams_for(standing)}
    if set(cursors) - set(readable):
        raise Missing
    told_heads = heads(db, list(readable))
    rows, batches, far = Rows(db, sealer), [], False
    for stream, cursor in cursors.items():
        if told_heads[stream] - cursor > limits.FAR_BEHIND:
            far = True
            continue
        start = max(cursor, readable[stream].from_ - 1)
        if events := after(db, stream, start):
            batches.append(batch(rows, standing.room, readable[stream], events))
    return {"batches": batches, "heads": told_heads, "snapshot": far}


def all_snapshots(db: Connection, sealer: Sealer, standing: Standing) -> tuple[list[Value], Words]:
    """Return the snapshots of every stream a member may read, and the words of all of them."""
    rows, values, words = Rows(db, sealer), [], Words()
    for readable in streams_for(standing):
        value = snapshot(db, standing, readable)
        values.append(value)
        said = read_words(rows, standing.room, readable.audience, wanted_by([value]))
        for name, found in said.items():
            merge(words.setdefault(name, {}), found)
    return values, words


def merge(words: dict[str, Any], more: dict[str, Any]) -> None:
    """Add words; a null never covers words that another stream of the same reader lets them read."""
    for name, said in more.items():
        if said is not None or name not in words:
            words[name] = said


def history(db: Connection, sealer: Sealer, standing: Standing, before: int, limit: int) -> Value:
    """Return a page of messages before a place, with their words."""
    readable = streams_for(standing)[0]
    if readable.audience.stream != "room":
        raise Missing
    count = max(1, min(limit, limits.HISTORY_PAGE))
    messages, older = page(db, standing.room, readable.from_, before, count)
    words = words_for(db, sealer, standing.room, readable.audience, messages)
    return {"messages": messages, "older": older, "words": words}
