"""The log of a room goes with its words; of the record of acts, what is older than a year."""

import itertools
from datetime import timedelta

import pytest
from sqlalchemy import select

from dialogue.audit.events import Act, ActRecorded
from dialogue.flows.cut_logs import cut_records, cut_room
from dialogue.flows.housekeeping import Housekeeping
from dialogue.flows.office.audit import what_was_done
from dialogue.kernel import limits
from dialogue.kernel.ids import new_id
from dialogue.programmes.outline import find_programme
from dialogue.retention.erase_room import erase_room
from dialogue.rooms.models import Member, Room
from dialogue.store.work import Work
from dialogue.streams.append import append
from dialogue.streams.models import EventRow, Stream, StreamKind
from dialogue.streams.open import stream_of
from dialogue.streams.read import first_fault
from dialogue.summaries.shelf import Shelf
from tests.make.bed import Bed
from tests.make.meeting import Meeting
from tests.promises.test_8_erased_is_gone import found_in_files

PEOPLES = ("room", "booth", "personal")
RECORDS = ("desk", "office")


@pytest.fixture
def meeting(bed: Bed) -> Meeting:
    """A meeting of which every stream tells something; its room has no other."""
    meeting = Meeting(bed, sessions=1)
    meeting.begin()
    told = meeting.say("Leaf", "Babamın bağında nar ağacı var")
    wording = {"message": told["message"], "revision": told["revision"]}
    meeting.do("Gate", "rendering.ask", **wording, lang="hy")
    meeting.do("Bridge", "rendering.give", **wording, lang="hy", text="Պապիս այգում նռնենի կա")
    for name in ("Leaf", "Cup"):
        meeting.do("Gate", "note.send", member=meeting.id(name), lang="en", text="Is all well?")
    meeting.do("Gate", "session.close")
    bed.writer.run(lambda work: in_the_office(work, meeting))
    return meeting


def in_the_office(work: Work, meeting: Meeting) -> None:
    """A few acts of an organiser."""
    stream = stream_of(work.db, meeting.place.programme, StreamKind.OFFICE)
    acts: tuple[Act, ...] = ("room.create", "session.plan", "seat.add")
    for act in acts:
        append(work, stream, ActRecorded(act, meeting.room), new_id("a"))


def house(bed: Bed) -> Housekeeping:
    return Housekeeping(bed.writer, Shelf(bed.folder / "files"))


def kinds_left(bed: Bed) -> set[str]:
    """Which kinds of streams hold an event."""
    with bed.readers.connect() as db:
        query = select(Stream.kind).join(EventRow, EventRow.stream_id == Stream.id)
        return set(db.scalars(query.distinct()))


def prints(bed: Bed, *kinds: str) -> list[bytes]:
    """The digests of all events of some streams but the last of each, which stays as an anchor."""
    with bed.readers.connect() as db:
        query = select(EventRow.digest).join(Stream, Stream.id == EventRow.stream_id)
        return list(db.scalars(query.where(Stream.kind.in_(kinds), EventRow.seq < Stream.head)))


def faults(bed: Bed) -> set[int | None]:
    with bed.readers.connect() as db:
        return {first_fault(db, stream) for stream in db.scalars(select(Stream.id))}


def acts(meeting: Meeting) -> list[list[str]]:
    """What the office reads of itself and of the desk."""
    with meeting.reading() as db:
        programme = find_programme(db, meeting.place.programme)
        assert programme is not None
        return [[act.act for act in each.acts] for each in what_was_done(db, programme)]


def test_until_the_day_every_event_is_there(bed: Bed, meeting: Meeting) -> None:
    meeting.later(29 * limits.DAY)
    before = prints(bed, *PEOPLES, *RECORDS)

    house(bed).go_round()

    assert kinds_left(bed) >= {*PEOPLES, "desk"}
    assert prints(bed, *PEOPLES, *RECORDS) == before


def test_on_the_day_the_log_goes_from_every_file_and_the_record_of_acts_stays(
    bed: Bed, meeting: Meeting
) -> None:
    told, record, done = prints(bed, *PEOPLES), prints(bed, *RECORDS), acts(meeting)
    meeting.later(31 * limits.DAY)

    house(bed).go_round()

    assert len(told) > 10
    assert found_in_files(bed, told) == []
    assert {needle for _, needle in found_in_files(bed, record)} == set(record)
    assert kinds_left(bed) & {*PEOPLES} == set()
    assert acts(meeting) == done
    assert faults(bed) == {None}


def test_an_interrupted_round_is_finished_by_the_next(bed: Bed, meeting: Meeting) -> None:
    told = prints(bed, *PEOPLES)
    meeting.later(31 * limits.DAY)
    bed.writer.run(lambda work: erase_room(work, meeting.room))
    halfway = kinds_left(bed)

    house(bed).go_round()

    assert halfway >= {*PEOPLES}
    assert found_in_files(bed, told) == []
    assert not bed.kit.keys.holds(meeting.room)


def test_a_long_log_is_cut_in_pieces(bed: Bed, meeting: Meeting) -> None:
    bed.writer.run(lambda work: erase_room(work, meeting.room))

    cut_room(bed.writer, meeting.room, most=3)

    assert kinds_left(bed) & {*PEOPLES} == set()
    assert faults(bed) == {None}


def test_the_log_of_a_room_that_is_there_is_never_cut(bed: Bed, meeting: Meeting) -> None:
    before = prints(bed, *PEOPLES, "desk")

    cut_room(bed.writer, meeting.room)
    bed.clock.advance(400 * limits.DAY)
    cut_records(bed.writer)

    assert prints(bed, *PEOPLES, "desk") == before
    assert [each != [] for each in acts(meeting)] == [False, True]


def test_a_year_later_no_act_is_left_and_no_account_is_tied_to_the_room(bed: Bed, meeting: Meeting) -> None:
    record = prints(bed, *RECORDS)
    meeting.later(31 * limits.DAY)
    house(bed).go_round()
    with bed.readers.connect() as db:
        tied = list(db.scalars(select(Member.account_id).where(Member.account_id.is_not(None))))

    meeting.later(366 * limits.DAY)
    keeper = house(bed)
    keeper.go_round()

    assert len(tied) == 3
    assert found_in_files(bed, record) == []
    assert acts(meeting) == [[], []]
    with bed.readers.connect() as db:
        assert list(db.scalars(select(Member.account_id).where(Member.account_id.is_not(None)))) == []
        assert list(db.scalars(select(Room.erased))) == [True]
    assert faults(bed) == {None}


def test_an_act_that_is_younger_stays(bed: Bed, meeting: Meeting) -> None:
    meeting.later(31 * limits.DAY)
    house(bed).go_round()
    [_, desk] = acts(meeting)
    first = bed.clock.now() - timedelta(days=31)

    bed.clock.advance((first + timedelta(days=364) - bed.clock.now()).total_seconds())
    house(bed).go_round()

    assert acts(meeting)[1] == desk


def test_a_round_cuts_one_piece_of_each_record(bed: Bed, meeting: Meeting) -> None:
    meeting.later(31 * limits.DAY)
    house(bed).go_round()
    meeting.later(366 * limits.DAY)

    left = []
    while cut_records(bed.writer, most=4):
        left.append(len(prints(bed, *RECORDS)))

    assert left == sorted(left, reverse=True)
    assert all(before - now <= 4 * 2 for before, now in itertools.pairwise(left))
    assert (left[-1], faults(bed)) == (0, {None})
