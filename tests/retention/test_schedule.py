"""Rooms fall due on the day that their pages tell, by the clock on the wall of their programme."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from dialogue.kernel import limits
from dialogue.programmes.models import Programme
from dialogue.retention.schedule import rooms_due
from dialogue.rooms.erasure_day import erased_on, erasure_day
from dialogue.rooms.meetings import find_meeting
from dialogue.rooms.models import RoomSession
from dialogue.rooms.planning import cancel_session
from dialogue.store.work import Work
from tests.make.bed import Bed
from tests.make.room import Place, make_place

BERLIN = "Europe/Berlin"


def due(bed: Bed, now: datetime) -> list[str]:
    with bed.readers.connect() as db:
        return rooms_due(db, now)


def with_days(bed: Bed, place: Place, days: int, zone: str = "Europe/Lisbon") -> None:
    changed = update(Programme).where(Programme.id == place.programme)
    bed.writer.run(lambda work: work.db.execute(changed.values(retention_days=days, zone=zone)).close())


def starting(bed: Bed, place: Place, *starts: datetime) -> None:
    def move(work: Work) -> None:
        for session, start in zip(place.sessions, starts, strict=True):
            work.db.execute(update(RoomSession).where(RoomSession.id == session).values(starts=start))

    bed.writer.run(move)


def called_off(bed: Bed, session: str) -> None:
    def call_off(work: Work) -> None:
        meeting = find_meeting(work.db, session)
        assert meeting is not None
        cancel_session(work, meeting)

    bed.writer.run(call_off)


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "Europe/Lisbon", "America/Los_Angeles"])
def test_a_room_falls_due_when_the_day_begins_where_its_programme_is(bed: Bed, zone: str) -> None:
    place = make_place(bed)
    with_days(bed, place, 30, zone)
    with bed.readers.connect() as db:
        day = erased_on(db, place.room, zone, 30)

    found = []
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=1)
    while not due(bed, moment):
        moment += timedelta(minutes=15)
        found.append(moment)

    local = found[-1].astimezone(ZoneInfo(zone))
    assert (local.date(), local.hour, local.minute) == (day, 0, 0)


def test_the_last_meeting_counts_whatever_its_number(bed: Bed) -> None:
    place = make_place(bed)
    with_days(bed, place, 1)
    late, early = bed.clock.now() + timedelta(days=20), bed.clock.now()
    starting(bed, place, late, early)

    assert due(bed, early + timedelta(days=5)) == []
    assert due(bed, late + timedelta(days=1, hours=12)) == [place.room]


def test_a_meeting_before_midnight_is_not_cut_short(bed: Bed) -> None:
    place = make_place(bed, sessions=1)
    with_days(bed, place, 1, "UTC")
    starts = datetime(2027, 3, 8, 23, 30, tzinfo=UTC)
    starting(bed, place, starts)

    assert due(bed, starts + timedelta(minutes=89)) == []
    assert due(bed, starts + timedelta(minutes=90)) == [place.room]


def test_a_room_that_never_had_a_meeting_counts_from_when_it_was_made(bed: Bed) -> None:
    place = make_place(bed, sessions=0)
    with_days(bed, place, 30, "UTC")
    made = bed.clock.now()

    with bed.readers.connect() as db:
        day = erased_on(db, place.room, "UTC", 30)

    assert day == (made + timedelta(days=30)).date()
    assert due(bed, midnight(day) - timedelta(minutes=1)) == []
    assert due(bed, midnight(day)) == [place.room]


def test_a_room_whose_only_meeting_was_called_off_counts_from_then(bed: Bed) -> None:
    place = make_place(bed, sessions=1)
    with_days(bed, place, 30, "UTC")
    starting(bed, place, bed.clock.now() + timedelta(days=90))
    bed.clock.advance(60 * limits.DAY)

    called_off(bed, place.sessions[0])

    assert due(bed, bed.clock.now() + timedelta(days=29)) == []
    assert due(bed, bed.clock.now() + timedelta(days=30)) == [place.room]


def test_calling_a_meeting_off_leaves_a_day_to_plan_another(bed: Bed) -> None:
    place = make_place(bed, sessions=2)
    with_days(bed, place, 30, "UTC")
    first, second = bed.clock.now(), bed.clock.now() + timedelta(days=50)
    starting(bed, place, first, second)
    bed.clock.advance(45 * limits.DAY)

    called_off(bed, place.sessions[1])

    with bed.readers.connect() as db:
        day = erased_on(db, place.room, "UTC", 30)
    assert day == (bed.clock.now() + timedelta(days=1)).date()
    assert due(bed, bed.clock.now() + timedelta(minutes=1)) == []
    assert due(bed, midnight(day)) == [place.room]


def test_days_are_those_of_the_calendar_when_the_clocks_change() -> None:
    before_midnight = datetime(2027, 3, 1, 22, 30, tzinfo=UTC)

    assert erasure_day(before_midnight, before_midnight, BERLIN, 30).isoformat() == "2027-03-31"
