"""What must be true after every fault: each acknowledged key once, numbers dense, the log whole."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from dialogue.messages.models import Message
from dialogue.streams.models import EventRow, Stream
from dialogue.streams.read import first_fault
from tests.make.guest import Guest
from tests.make.insistent import Insistent


def check_log(db: Connection) -> None:
    """Every stream counts 1, 2, 3 … up to its head, and every digest follows from the one before."""
    assert {first_fault(db, stream) for stream in db.scalars(select(Stream.id))} == {None}
    counted = select(EventRow.stream_id, func.count()).group_by(EventRow.stream_id)
    heads = {row.id: row.head for row in db.execute(select(Stream.id, Stream.head)) if row.head}
    assert {row[0]: row[1] for row in db.execute(counted)} == heads


def check_keys(db: Connection, writers: Iterable[Insistent]) -> None:
    """Each key that was answered for good made exactly one message, and no other key made any."""
    shown = {key for writer in writers for key, sent in writer.sent.items() if sent.shown}
    made = Counter(db.scalars(select(Message.client_key)))
    assert made == dict.fromkeys(shown, 1)


def check_reading(reader: Guest, writers: Iterable[Insistent]) -> None:
    """Who reads the room back finds every acknowledged text once, at the number that it was answered with."""
    shown = [sent for writer in writers for sent in writer.sent.values() if sent.shown]
    told = {sent.text: sent.answer["seq"] for sent in shown}
    assert {text: seq for seq, text in everything_said(reader).items()} == told


def everything_said(reader: Guest) -> dict[int, str]:
    """Read the whole room back through its events: dense numbers, each text with the number it has."""
    room = next(value for value in reader.snapshot()["snapshots"] if value["kind"] == "room")
    cursor, texts = room["from"] - 1, {}
    while cursor < room["at"]:
        [batch] = reader.events({room["stream"]: cursor})["batches"]
        assert batch["from"] == cursor + 1
        for kind, _, _, refs in batch["events"]:
            cursor += 1
            if kind == "message_shown" and (said := batch["words"]["revisions"].get(refs["revision"])):
                texts[cursor] = said["text"]
    return texts
