"""Hundreds at the door of one room: it fills no faster than it may, and nobody is lost or kept out."""

from collections import Counter

import gevent
import pytest
from sqlalchemy import func, select

from dialogue.flows.come_to_wait import come_to_wait
from dialogue.flows.entering.leave import leave
from dialogue.flows.housekeeping import Housekeeping
from dialogue.kernel import limits
from dialogue.people.logins import Who
from dialogue.rooms.entries import entry_wait
from dialogue.rooms.models import Entry, Member
from dialogue.store.work import Work
from dialogue.summaries.shelf import Shelf
from tests.make.bed import Bed
from tests.make.crowd import make_crowd
from tests.make.meeting import Meeting

ALLOWED = limits.ENTRIES_BURST + 10 * limits.ENTRIES_PER_SECOND
MANY = 300


@pytest.fixture
def meeting(bed: Bed) -> Meeting:
    """A room whose waiting room is open."""
    meeting = Meeting(bed)
    meeting.open_waiting_room()
    return meeting


def coming(bed: Bed, member: str) -> str:
    return bed.writer.run(lambda work: come_to_wait(work, member))


def going(bed: Bed, member: str) -> None:
    def go(work: Work) -> None:
        leave(work, Who(token=b"", account=None, member=member, step="in"))

    bed.writer.run(go)


def wait_of(meeting: Meeting, member: str | None = None) -> int:
    with meeting.reading() as db:
        return entry_wait(db, meeting.room, meeting.bed.clock.now(), member)


def states(meeting: Meeting, members: list[str]) -> Counter[str]:
    with meeting.reading() as db:
        return Counter(db.scalars(select(Member.state).where(Member.id.in_(members))))


def waiting(meeting: Meeting) -> list[str]:
    found: list[str] = meeting.snapshot("Gate", "desk")["waiting"]
    return found


def test_three_hundred_in_ten_seconds_leave_no_more_than_are_allowed(bed: Bed, meeting: Meeting) -> None:
    crowd = make_crowd(bed, meeting.room, MANY)

    for second in range(10):
        for member in crowd[second * 30 : second * 30 + 30]:
            coming(bed, member)
        bed.clock.advance(1)

    assert len(waiting(meeting)) == ALLOWED - 1
    assert states(meeting, crowd) == {"waiting": ALLOWED - 1, "away": MANY - ALLOWED + 1}


def test_those_who_press_at_the_very_same_moment_are_counted_too(bed: Bed, meeting: Meeting) -> None:
    crowd = make_crowd(bed, meeting.room, MANY)

    gevent.joinall([gevent.spawn(coming, bed, member) for member in crowd])

    assert len(waiting(meeting)) == limits.ENTRIES_BURST


def test_whoever_comes_again_as_told_gets_in(bed: Bed, meeting: Meeting) -> None:
    crowd = make_crowd(bed, meeting.room, 40)
    outside, seconds = crowd, 0

    while outside:
        outside = [member for member in outside if coming(bed, member) != "waiting"]
        wait = wait_of(meeting)
        assert wait in {0, 1}
        bed.clock.advance(wait)
        seconds += wait

    assert waiting(meeting) == crowd
    assert seconds == 40 - limits.ENTRIES_BURST + 1


def test_one_person_who_comes_and_goes_keeps_nobody_out(bed: Bed, meeting: Meeting) -> None:
    restless, *others = make_crowd(bed, meeting.room, limits.ENTRIES_BURST)

    for _ in range(MANY):
        coming(bed, restless)
        going(bed, restless)

    told = meeting.kinds("Gate", "desk").count("member_waiting")
    assert told == limits.ENTRIES_BURST
    assert (wait_of(meeting, restless), wait_of(meeting)) == (1, 0)
    assert {coming(bed, member) for member in others} == {"waiting"}


def test_other_rooms_are_not_slowed_down(bed: Bed, meeting: Meeting) -> None:
    other = Meeting(bed)
    other.open_waiting_room()
    for member in make_crowd(bed, meeting.room, limits.ENTRIES_BURST):
        coming(bed, member)

    assert (wait_of(meeting), wait_of(other), other.come("Leaf")) == (1, 0, "waiting")


def test_it_holds_for_whoever_opens_the_files_next(bed: Bed, meeting: Meeting) -> None:
    *crowd, late = make_crowd(bed, meeting.room, limits.ENTRIES_BURST + 1)
    for member in crowd:
        coming(bed, member)

    with bed.readers.connect() as elsewhere:
        wait = entry_wait(elsewhere, meeting.room, bed.clock.now(), late)

    assert wait == 1


@pytest.mark.parametrize("back", [1, limits.HOUR])
def test_a_clock_that_is_set_back_bars_the_door_for_a_minute_at_the_most(
    bed: Bed, meeting: Meeting, back: int
) -> None:
    *crowd, late = make_crowd(bed, meeting.room, limits.ENTRIES_BURST + 1)
    for member in crowd:
        coming(bed, member)

    bed.clock.advance(-back)
    assert coming(bed, late) == ("away" if back == 1 else "waiting")
    bed.clock.advance(limits.MINUTE)

    assert coming(bed, late) == "waiting"


@pytest.mark.parametrize("by_the_clock", [True, False])
def test_after_a_minute_nothing_tells_who_came(bed: Bed, meeting: Meeting, by_the_clock: bool) -> None:
    first, second = make_crowd(bed, meeting.room, 2)
    coming(bed, first)
    bed.clock.advance(limits.MINUTE + 1)

    if by_the_clock:
        Housekeeping(bed.writer, Shelf(bed.folder / "files")).go_round()
    else:
        coming(bed, second)

    with meeting.reading() as db:
        assert db.scalar(select(func.count()).where(Entry.member_id == first)) == 0
