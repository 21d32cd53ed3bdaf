"""Rooms fall due on the day that their pages tell, by the clock on the wall of their programme."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from dialogue.programmes.models import Programme
from dialogue.retention.schedule import rooms_due
from dialogue.rooms.erasure_day import erased_on, erasure_day
from dialogue.rooms.models import RoomSession
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


def test_a_room_without_meetings_has_no_day(bed: Bed) -> None:
    make_place(bed, sessions=0)

    assert due(bed, bed.clock.now() + timedelta(days=4000)) == []


def test_days_are_those_of_the_calendar_when_the_clocks_change() -> None:
    before_midnight = datetime(2027, 3, 1, 22, 30, tzinfo=UTC)

    assert erasure_day(before_midnight, BERLIN, 30).isoformat() == "2027-03-31"
