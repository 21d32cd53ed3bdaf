"""What must be true after every fault: one checker, for whatever went wrong.

Each acknowledged key made exactly one message; numbers are dense and equal for all readers, the log is whole;
nobody ever received words that are not theirs to read; no socket outlives its revocation by more than a
second; each decision has one winner and stands once in the record.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from random import Random
from threading import Event
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, func, select

from dialogue.kernel import limits
from dialogue.messages.models import Message
from dialogue.streams.models import EventRow, Stream
from dialogue.streams.read import first_fault
from tests.make.bustle import JUDGES, Bustle
from tests.make.guest import Guest
from tests.make.insistent import Insistent, Sent
from tests.make.tab import ENDS
from tests.make.venue import Venue
from tests.make.verdict import OUTCOMES, Judges, Verdict

READERS: Final = ("Leaf", "Lamp", "Cup", "Chair", "Kite", "Bell", "Bridge", "Gate", "Stair")
AT_ONCE: Final = 1.0
AGAIN: Final = 3
Log = dict[int, Any]


def check(venue: Venue, people: Bustle) -> None:
    """Hold everything that people sent, heard and decided against what is kept."""
    writers = people.writers.values()
    with venue.reading() as db:
        check_log(db)
        check_keys(db, writers)
        check_verdicts(db, venue, people.judges.verdicts)
        check_removals(db, people)
    check_readers(venue, people)
    check_bodies(venue, people)
    check_ends(people)
    for name in people.writers.keys() - people.ends.keys():
        check_again(people.writers[name])


def check_writers(venue: Venue, writers: dict[str, Insistent]) -> None:
    """The same where people have written and nobody was judged or removed."""
    check(venue, Bustle(venue, writers, Judges({}, Random(), Event()), [], Event()))


def check_log(db: Connection) -> None:
    """Every stream counts 1, 2, 3 … up to its head, and every digest follows from the one before."""
    assert {first_fault(db, stream) for stream in db.scalars(select(Stream.id))} == {None}
    counted = select(EventRow.stream_id, func.count()).group_by(EventRow.stream_id)
    heads = {row.id: row.head for row in db.execute(select(Stream.id, Stream.head)) if row.head}
    assert {row[0]: row[1] for row in db.execute(counted)} == heads


def check_keys(db: Connection, writers: Iterable[Insistent]) -> None:
    """Each key that was answered for good made exactly one message, and no other key made any."""
    kept = {key for writer in writers for key, sent in writer.sent.items() if sent.kept}
    made = Counter(db.scalars(select(Message.client_key)))
    assert made == dict.fromkeys(kept, 1)


def check_again(writer: Insistent) -> None:
    """A key that is sent once more gets its first answer."""
    keys = [key for key, sent in writer.sent.items() if sent.kept][:: max(1, len(writer.sent) // AGAIN)]
    assert [writer.again(key) for key in keys] == [writer.sent[key].answer for key in keys]


def check_reading(reader: Guest, writers: Iterable[Insistent], verdicts: Iterable[Verdict] = ()) -> None:
    """Who reads the room back finds every text that was shown once, at the number that was answered."""
    shown = {
        verdict.message: answer["seq"]
        for verdict in verdicts
        for name, answer in verdict.answers.items()
        if answer.get("became") == "done" and verdict.wishes[name] == "hold.show"
    }
    told: dict[str, int] = {}
    for sent in (sent for writer in writers for sent in writer.sent.values()):
        if sent.shown:
            told[sent.text] = sent.answer["seq"]
        elif (message := sent.answer.get("message")) in shown:
            told[sent.text] = shown[message]
    assert {text: seq for seq, text in texts_of(reader).items()} == told


def check_readers(venue: Venue, people: Bustle) -> None:
    """All who may read the room have the same events under the same numbers, over sockets and without."""
    readers = {name: venue.guest(name) for name in READERS if name not in people.ends}
    logs = {name: events_of(reader) for name, reader in readers.items()}
    whole = max(logs.values(), key=len)
    assert {name: {seq: whole[seq] for seq in log} == log for name, log in logs.items()} == dict.fromkeys(
        logs, True
    )
    stream = room_of(readers["Gate"])["stream"]
    for tab in people.tabs:
        heard = {seq: event for (where, seq), event in tab.events.items() if where == stream}
        assert heard == {seq: whole[seq] for seq in heard}, tab.person
    for name in ("Leaf", "Cup", "Bell"):
        if name in readers:
            check_reading(readers[name], people.writers.values(), people.judges.verdicts)


def check_bodies(venue: Venue, people: Bustle) -> None:
    """No page ever received words that its reader may not read."""
    heard = [(tab.person, bytes(tab.received)) for tab in people.tabs]
    heard += [(name, everything_given(venue.guest(name))) for name in READERS if name not in people.ends]
    shown = {verdict.message for verdict in people.judges.verdicts if "hold.show" in _won(verdict)}
    for author, writer in people.writers.items():
        for sent in writer.sent.values():
            text, may = sent.text.encode(), _may_read(author, sent, shown)
            has = {name for name, given in heard if text in given}
            assert has <= may, sent.kind
            late = [at for name, at in people.ends.items() if name in has and sent.at > at]
            assert late == [], "told after the end"


def check_ends(people: Bustle) -> None:
    """Whoever was removed has no socket a second later, on any page, and is not let in again."""
    for name, at in people.ends.items():
        ends = [(tab.ended, tab.closed - at) for tab in people.tabs if tab.person == name]
        assert {code for code, _ in ends} <= ENDS | {"signed_out"}, ends
        assert max(late for _, late in ends) <= AT_ONCE, ends
        assert people.venue.refused(name) in {"forbidden", "signed_out"}


def check_verdicts(db: Connection, venue: Venue, verdicts: Iterable[Verdict]) -> None:
    """Of two who decide at once one is told that it is done and one that it was; the record has one line."""
    acts = recorded(db)
    for verdict in verdicts:
        [winner] = verdict.winners
        [loser] = set(JUDGES) - {winner}
        outcome = OUTCOMES[verdict.wishes[winner]]
        assert verdict.answers[loser]["code"] == "conflict", verdict.answers[loser]
        assert acts[verdict.message] == [(venue.id(winner), "hold_closed", outcome)]


def check_removals(db: Connection, people: Bustle) -> None:
    """Whoever was removed was so once, however often it had to be said; the record has one line."""
    query = select(EventRow.actor, EventRow.refs).where(EventRow.kind == "member_removed")
    gate = people.venue.id("Gate")
    told = [(actor, msgspec.json.decode(refs)["member"]) for actor, refs in db.execute(query)]
    assert sorted(told) == sorted((gate, people.venue.id(name)) for name in people.removed)


def recorded(db: Connection) -> dict[str, list[tuple[str | None, str, str]]]:
    """Return by message what the desk has on record: who, what, and what came of it."""
    desk = select(Stream.id).where(Stream.kind == "desk").scalar_subquery()
    query = select(EventRow.actor, EventRow.kind, EventRow.refs).where(EventRow.stream_id == desk)
    found: dict[str, list[tuple[str | None, str, str]]] = {}
    for actor, kind, refs in db.execute(query.order_by(EventRow.seq)):
        told = msgspec.json.decode(refs)
        if kind in {"hold_closed", "act_recorded"}:
            about = told.get("message") or told.get("target")
            found.setdefault(about, []).append((actor, kind, told.get("outcome", "")))
    return found


def events_of(reader: Guest) -> Log:
    """Read the whole room back through its events: dense numbers."""
    return {seq: event for seq, event, _ in _read(reader)}


def texts_of(reader: Guest) -> dict[int, str]:
    """Return each text that the room reads, with the number it has."""
    shown = (
        (seq, words.get(event[3].get("revision"))) for seq, event, words in _read(reader, "message_shown")
    )
    return {seq: said["text"] for seq, said in shown if said}


def everything_given(reader: Guest) -> bytes:
    """Return all that a page without a socket is given: snapshots and the events of every stream."""
    told = reader.snapshot()
    streams = [(value["stream"], value["from"], value["at"]) for value in told["snapshots"]]
    batches = [batch for each in streams for batch in _batches(reader, *each)]
    return json.dumps([told, batches], ensure_ascii=False).encode()


def room_of(reader: Guest) -> dict[str, Any]:
    """Return somebody's snapshot of the room."""
    told = reader.snapshot()
    assert "snapshots" in told, told
    found: dict[str, Any] = next(each for each in told["snapshots"] if each["kind"] == "room")
    return found


def _read(reader: Guest, kind: str = "") -> Iterator[tuple[int, Any, dict[str, Any]]]:
    room = room_of(reader)
    for batch in _batches(reader, room["stream"], room["from"], room["at"]):
        for place, event in enumerate(batch["events"]):
            if not kind or event[0] == kind:
                yield batch["from"] + place, event, batch["words"].get("revisions", {})


def _batches(reader: Guest, stream: str, first: int, last: int) -> Iterator[dict[str, Any]]:
    cursor = max(first - 1, last - limits.FAR_BEHIND)  # before that a page takes the room anew
    while cursor < last:
        [batch] = reader.events({stream: cursor})["batches"]
        assert batch["from"] == cursor + 1
        cursor += len(batch["events"])
        yield batch


def _won(verdict: Verdict) -> set[str]:
    return {verdict.wishes[name] for name in verdict.winners}


def _may_read(author: str, sent: Sent, shown: set[str]) -> set[str]:
    if not sent.kept:
        return set()
    if sent.shown or sent.answer["message"] in shown:
        return {*READERS}
    return {author, *JUDGES}
