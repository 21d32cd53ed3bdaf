"""On the day that everybody was told everything said in a room goes, and nothing else."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select, update

from dialogue.flows.demo.seed import Demo
from dialogue.flows.erase_due import erase_due
from dialogue.flows.housekeeping import Housekeeping
from dialogue.flows.office.make_file import make_file
from dialogue.interpretation.models import Rendering
from dialogue.kernel import limits
from dialogue.kernel.errors import Busy, Missing, SignedOut
from dialogue.messages.models import Message, Release, Revision
from dialogue.moderation.models import Look, Note
from dialogue.people import logins
from dialogue.people.models import Login
from dialogue.programmes.models import Text, TextIn
from dialogue.programmes.texts import read_texts
from dialogue.retention.erase_room import erase_room
from dialogue.retention.schedule import rooms_due, rooms_half_erased
from dialogue.rooms.building import all_rooms_of
from dialogue.rooms.entry import keep_words, member_by_words
from dialogue.rooms.meetings import meetings_of
from dialogue.rooms.models import Member, Room
from dialogue.rooms.planning import default_agenda, plan_session
from dialogue.store.keys import WrappedKey
from dialogue.store.work import Work
from dialogue.streams.models import Stream
from dialogue.streams.read import first_fault
from dialogue.summaries.models import Summary, SummaryFile
from dialogue.summaries.shelf import Shelf
from tests.make.bed import Bed, make_bed
from tests.make.dump import dump
from tests.make.forbid import forbid
from tests.make.meeting import Meeting, make_meeting
from tests.make.reading import endless_reading
from tests.promises.test_8_erased_is_gone import found_in_files

TELLING = 48  # bytes: a long value lies on several pages of the file


def shelf(bed: Bed) -> Shelf:
    return Shelf(bed.folder / "files")


def day_of(bed: Bed, room: str) -> datetime:
    """A moment on which a room is certainly due."""
    with bed.readers.connect() as db:
        return meetings_of(db, room)[-1].starts + timedelta(days=32)


def on_the_day(bed: Bed, room: str) -> None:
    bed.clock.advance((day_of(bed, room) - bed.clock.now()).total_seconds())


def traces(db: Connection, room: str) -> Iterator[bytes]:
    """The beginnings of what could tell something of a room: words under its key, prints, ways in."""
    messages = select(Message.id).where(Message.room_id == room)
    members = select(Member.id).where(Member.room_id == room)
    queries = [
        select(Message.body).where(Message.room_id == room),
        select(Revision.words).where(Revision.message_id.in_(messages)),
        select(Rendering.words).where(Rendering.room_id == room),
        select(Look.words).where(Look.room_id == room),
        select(Note.words).where(Note.room_id == room),
        select(Member.self_).where(Member.room_id == room),
        select(Member.words).where(Member.room_id == room),
        select(Login.token).where(Login.member_id.in_(members)),
        select(TextIn.words).join(Text).where(Text.owner == room),
        select(Summary.facts).where(Summary.session_id.in_([each.id for each in meetings_of(db, room)])),
    ]
    for query in queries:
        found = [value for value in db.scalars(query) if value]
        assert found, str(query)
        yield from (value[:TELLING] for value in found)


def wrapped(bed: Bed, owner: str) -> bytes:
    with bed.keys.connect() as db:
        return db.execute(select(WrappedKey.wrapped).where(WrappedKey.owner == owner)).scalar_one()


def everything_happens(bed: Bed, demo: Demo) -> list[bytes]:
    """Have the example hold something of every kind; return what must not be found later."""
    participant = next(iter(demo.members.values()))
    said = update(Message).where(Message.room_id == demo.room)

    def more(work: Work) -> None:
        keep_words(work.db, participant, b"hash of the six words")
        logins.begin(work.db, work.now, member=participant, step="in")
        work.db.execute(said.values(body=b"print of a whole body"))

    bed.writer.run(more)
    with bed.readers.connect() as db:
        return [*traces(db, demo.room), wrapped(bed, demo.room)]


def texts(bed: Bed, room: str) -> list[str]:
    """The room's title as it can be read."""
    with bed.readers.connect() as db:
        title = db.execute(select(Room.title).where(Room.id == room)).scalar_one()
        return sorted(read_texts(db, bed.kit.sealer, [title])[title].values())


def test_before_the_day_nothing_is_erased(stage: Bed, demo: Demo) -> None:
    before = everything_happens(stage, demo)
    stage.clock.advance((day_of(stage, demo.room) - timedelta(days=4) - stage.clock.now()).total_seconds())

    erase_due(stage.writer, shelf(stage))

    with stage.readers.connect() as db:
        assert [*traces(db, demo.room), wrapped(stage, demo.room)] == before
    assert stage.kit.keys.ledger() == []


def test_on_the_day_everything_is_gone_from_every_file(stage: Bed, demo: Demo, closed: str) -> None:
    needles = everything_happens(stage, demo)
    organiser = demo.accounts["organiser"]
    on_the_day(stage, demo.room)
    file, _ = stage.writer.run(lambda work: make_file(work, organiser, closed, "az", "csv"))
    shelf(stage).put(file, (), "Ağac və kölgə".encode())
    assert {needle for _, needle in found_in_files(stage, needles)} == set(needles)

    erase_due(stage.writer, shelf(stage))

    assert found_in_files(stage, [*needles, "Ağac və kölgə".encode()]) == []
    assert (stage.folder / "dialogue.sqlite-wal").stat().st_size == 0
    with stage.readers.connect() as db:
        tables = (Message, Revision, Rendering, Look, Note, Release, SummaryFile)
        assert [db.scalar(select(func.count()).select_from(table)) for table in tables] == [0] * len(tables)
        left = db.execute(select(Member.self_, Member.words, Member.seat_id).distinct()).all()
    assert [tuple(row) for row in left] == [(None, None, None)]
    assert not stage.kit.keys.holds(demo.room)
    assert [(line.kind, line.target) for line in stage.kit.keys.ledger()] == [("room", demo.room)]
    assert stage.kit.keys.noted("room", demo.room) == stage.clock.now()


def test_the_key_is_gone_for_whoever_opens_the_files_anew(stage: Bed, demo: Demo, tmp_path: Path) -> None:
    on_the_day(stage, demo.room)
    erase_due(stage.writer, shelf(stage))

    again = make_bed(tmp_path)

    with pytest.raises(Missing):
        again.kit.keys.key(demo.room)
    again.close()


def test_the_log_stays_numbered_and_verifies(stage: Bed, demo: Demo) -> None:
    with stage.readers.connect() as db:
        heads = {row.id: row.head for row in db.execute(select(Stream.id, Stream.head))}
    on_the_day(stage, demo.room)

    erase_due(stage.writer, shelf(stage))

    with stage.readers.connect() as db:
        assert {first_fault(db, stream) for stream in heads} == {None}
        after = {row.id: row.head for row in db.execute(select(Stream.id, Stream.head))}
    assert [stream for stream in heads if after[stream] < heads[stream]] == []


def test_what_the_office_needs_is_left(stage: Bed, demo: Demo) -> None:
    title = texts(stage, demo.room)
    on_the_day(stage, demo.room)

    erase_due(stage.writer, shelf(stage))

    with stage.readers.connect() as db:
        [room] = all_rooms_of(db, demo.programme)
        meetings = [meeting.number for meeting in meetings_of(db, demo.room)]
    assert (room.erased, room.number, meetings == list(range(1, len(meetings) + 1))) == (True, 1, True)
    assert title != []
    assert texts(stage, demo.room) == title


def test_nobody_comes_in_any_more(stage: Bed, demo: Demo) -> None:
    everything_happens(stage, demo)
    on_the_day(stage, demo.room)

    erase_due(stage.writer, shelf(stage))

    with stage.readers.connect() as db:
        assert member_by_words(db, b"hash of the six words") is None
        assert db.scalar(select(func.count()).where(Login.member_id.is_not(None))) == 0
        states = set(db.scalars(select(Member.state).where(Member.room_id == demo.room)))
    assert states == {"erased", "gone"}


def test_a_room_that_never_had_a_meeting_goes_with_all_that_was_entered(bed: Bed) -> None:
    meeting = Meeting(bed, sessions=0)
    with meeting.reading() as db:
        selves = db.scalars(select(Member.self_).where(Member.room_id == meeting.room))
        needles = [*(each[:TELLING] for each in selves if each), wrapped(bed, meeting.room)]
    bed.clock.advance(29 * limits.DAY)
    erase_due(bed.writer, shelf(bed))
    before = bed.kit.keys.holds(meeting.room), {needle for _, needle in found_in_files(bed, needles)}

    bed.clock.advance(2 * limits.DAY)
    erase_due(bed.writer, shelf(bed))

    assert (len(needles), before) == (1 + len(meeting.people), (True, set(needles)))
    assert found_in_files(bed, needles) == []
    assert not bed.kit.keys.holds(meeting.room)


def test_a_second_round_changes_nothing(stage: Bed, demo: Demo) -> None:
    on_the_day(stage, demo.room)
    Housekeeping(stage.writer, shelf(stage)).go_round()
    once = dump(stage)

    Housekeeping(stage.writer, shelf(stage)).go_round()

    assert dump(stage) == once
    assert len(stage.kit.keys.ledger()) == 1


def test_other_rooms_stay_as_they_are(stage: Bed, demo: Demo) -> None:
    on_the_day(stage, demo.room)
    other = make_meeting(stage)
    other.say("Leaf", "Babamın bağında nar ağacı var")
    before = other.snapshot("Cup", "room"), other.words("Cup", "room"), wrapped(stage, other.room)

    erase_due(stage.writer, shelf(stage))

    after = other.snapshot("Cup", "room"), other.words("Cup", "room"), wrapped(stage, other.room)
    assert after == before
    assert not stage.kit.keys.holds(demo.room)


def test_commands_and_pages_find_nothing(bed: Bed) -> None:
    meeting = make_meeting(bed)
    on_the_day(bed, meeting.room)
    meeting.later(0)

    erase_due(bed.writer, shelf(bed))

    with pytest.raises(SignedOut):
        meeting.say("Leaf", "Salam")
    with pytest.raises(Missing):
        meeting.say("Gate", "Salam")
    assert meeting.standing("Gate").room_state == "erased"


def test_the_ledger_says_so_before_anything_is_deleted(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.say("Leaf", "Babamın bağında nar ağacı var")
    on_the_day(bed, meeting.room)
    forbid(bed, "DELETE", "message")
    before = dump(bed)

    with suppress(Exception):
        erase_due(bed.writer, shelf(bed))

    assert [(line.kind, line.target) for line in bed.kit.keys.ledger()] == [("room", meeting.room)]
    assert dump(bed) == before
    assert bed.kit.keys.holds(meeting.room)


def test_a_round_that_was_cut_short_is_finished_by_the_next(bed: Bed) -> None:
    meeting = make_meeting(bed)
    on_the_day(bed, meeting.room)
    bed.writer.run(lambda work: erase_room(work, meeting.room))
    half = _half(meeting)

    erase_due(bed.writer, shelf(bed))

    assert (half, _half(meeting)) == ([meeting.room], [])
    assert not bed.kit.keys.holds(meeting.room)


def test_the_key_stays_until_no_reader_keeps_old_pages_open(bed: Bed) -> None:
    meeting = make_meeting(bed)
    on_the_day(bed, meeting.room)

    with endless_reading(bed):
        with pytest.raises(Busy):
            erase_due(bed.writer, shelf(bed), tries=2)
        held = bed.kit.keys.holds(meeting.room)
    erase_due(bed.writer, shelf(bed))

    assert (held, bed.kit.keys.holds(meeting.room)) == (True, False)


def test_a_meeting_that_was_planned_since_keeps_the_room(bed: Bed) -> None:
    meeting = make_meeting(bed)
    on_the_day(bed, meeting.room)
    with meeting.reading() as db:
        before = rooms_due(db, bed.clock.now())
    soon = bed.clock.now() + timedelta(days=7)
    agenda = default_agenda(limits.SESSION_MINUTES)

    bed.writer.run(lambda work: plan_session(work, meeting.room, soon, limits.SESSION_MINUTES, agenda))
    erase_due(bed.writer, shelf(bed))

    assert (before, bed.kit.keys.holds(meeting.room)) == ([meeting.room], True)


def test_what_cannot_be_opened_any_more_is_erased_all_the_same(bed: Bed) -> None:
    meeting = make_meeting(bed)
    on_the_day(bed, meeting.room)
    bed.kit.keys.destroy(meeting.room)

    erase_due(bed.writer, shelf(bed))

    assert texts(bed, meeting.room) == []


def _half(meeting: Meeting) -> list[str]:
    with meeting.reading() as db:
        return rooms_half_erased(db, meeting.bed.kit.keys)
