"""What is told after a commit: to whom, in which order, and that its failing harms nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogue.live.attendance import Attendance, Listener
from dialogue.live.fanout import Fanout
from dialogue.live.presence import Presence
from dialogue.store.engines import reader_engine, sqlite_url
from tests.make.bed import Bed
from tests.make.meeting import make_meeting
from tests.make.venue import Line, Venue, open_venue

ENOUGH = 60


@pytest.fixture(scope="module")
def venue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with open_venue(tmp_path_factory.mktemp("fanout") / "data") as opened:
        yield opened


def heard(line: Line, until: int, stream: str = "room") -> list[tuple[int, str]]:
    """Read the events of a stream up to a number: their numbers and kinds."""
    found: list[tuple[int, str]] = []
    while not found or found[-1][0] < until:
        batch = line.batch()
        if batch["stream"] == line.streams[stream]:
            found += [(batch["from"] + place, event[0]) for place, event in enumerate(batch["events"])]
    return found


def until(line: Line, marker: int) -> list[tuple[str, str]]:
    """Read all events up to one of the room: their streams' and their own kinds."""
    kinds = {stream: kind for kind, stream in line.streams.items()}
    found: list[tuple[str, str]] = []
    while True:
        batch = line.batch()
        kind = kinds[batch["stream"]]
        found += [(kind, event[0]) for event in batch["events"]]
        if kind == "room" and batch["from"] + len(batch["events"]) > marker:
            return found


def test_two_tabs_and_two_people_hear_the_same_in_the_same_order(venue: Venue) -> None:
    with (
        venue.wire("Leaf") as one,
        venue.wire("Leaf") as two,
        venue.wire("Cup") as other,
        venue.wire("Gate") as desk,
    ):
        start = one.hello["streams"][0]["head"]
        one.say("one", lang="az")
        other.say("two", lang="hy")
        desk.do("slow_mode.set", seconds=10)
        desk.do("slow_mode.set", seconds=0)
        last = other.say("three", lang="hy")["seq"]

        stories = [heard(line, last) for line in (one, two, other, desk)]

    assert [seq for seq, _ in stories[0]] == list(range(start + 1, last + 1))
    assert stories == [stories[0]] * 4


def test_what_is_held_is_told_to_the_desk_and_its_author_alone(venue: Venue) -> None:
    venue.served.move(ENOUGH)
    with (
        venue.wire("Leaf") as author,
        venue.wire("Lamp") as other,
        venue.wire("Bridge") as interpreter,
        venue.wire("Gate") as desk,
    ):
        desk.do("mode.set", mode="read_first")
        held = author.say("to be read first", lang="az")
        marker = desk.do("mode.set", mode="open")["seq"]

        told = [until(line, marker) for line in (other, interpreter, author, desk)]

    room = [("room", "mode_set"), ("room", "mode_set")]
    assert held["became"] == "held"
    assert told[:2] == [room, room]
    assert told[2] == [room[0], ("personal", "message_held"), room[1]]
    assert told[3][-1] == room[1]
    assert ("desk", "message_held") in told[3]


def test_a_note_reaches_its_one_reader_and_the_desk(venue: Venue) -> None:
    venue.served.move(ENOUGH)
    with venue.wire("Leaf") as reader, venue.wire("Lamp") as other, venue.wire("Gate") as desk:
        desk.do("note.send", member=venue.id("Leaf"), lang="az", text="only for you")
        marker = desk.do("announcement.post", text={"en": "a marker"})["seq"]

        batch = reader.batch()
        rest = other.batch()

    assert (batch["stream"], batch["events"][0][0]) == (reader.streams["personal"], "note_received")
    assert [note["text"] for note in batch["words"]["notes"].values()] == ["only for you"]
    assert (rest["from"], "only for you" in str(rest)) == (marker, False)


def test_somebody_whose_part_is_over_is_told_so_and_nothing_after_it(venue: Venue) -> None:
    with venue.wire("Chair") as one, venue.wire("Chair") as two, venue.wire("Gate") as desk:
        desk.do("member.remove", member=venue.id("Chair"), reason="hurtful")
        desk.do("announcement.post", text={"en": "not for who has gone"})

        ends = [(line.wire.event("bye")["code"], line.wire.until_closed()) for line in (one, two)]
        left = [event for line in (one, two) for event in line.wire.events]

    assert ends == [("removed", 1000), ("removed", 1000)]
    assert left == []


@pytest.mark.parametrize("file", ["without_tables.sqlite", "no_such_folder/words.sqlite"])
def test_a_fan_out_that_fails_harms_nobody(
    bed: Bed, tmp_path: Path, caplog: pytest.LogCaptureFixture, file: str
) -> None:
    meeting = make_meeting(bed)
    standing = meeting.standing("Leaf")
    streams = {standing.room_stream: "room"}
    attendance = Attendance()
    attendance.add(Listener("a", b"", standing.member, standing.room, "participant", streams))
    unreadable = reader_engine(sqlite_url(tmp_path / file))
    presence = Presence(attendance, bed.clock)
    bed.writer.told = Fanout(attendance, presence, unreadable, bed.kit.sealer, lambda room: None)

    said = [meeting.say("Leaf", "one", "az"), meeting.say("Lamp", "two", "az")]
    unreadable.dispose()

    assert [answer["became"] for answer in said] == ["shown", "shown"]
    assert meeting.kinds("Leaf", "room")[-2:] == ["message_shown", "message_shown"]
    ours = {record.getMessage() for record in caplog.records if record.name.startswith("dialogue")}
    assert ours == {"a fan-out failed: OperationalError"}
