"""The day on which everything is erased: told before it changes, and for the whole programme."""

import re

from dialogue.rooms.meetings import meetings_of
from tests.web.office.conftest import Office

THEN = re.compile(r"Everything said in this room will then be erased on: ([^<]+)</p>")
ROOM = re.compile(r"Everything said in this room will be erased on: ([^<]+)</p>")
ALL = re.compile(r"Everything said in this programme will be erased by: ([^<]+)</p>")


def told(office: Office, path: str, what: re.Pattern[str]) -> list[str]:
    return what.findall(office.organiser.get(path).text)


def test_whoever_calls_a_meeting_off_is_told_the_day_that_follows_from_it(office: Office) -> None:
    programme = f"/office/programmes/{office.programme}"
    with office.site.bed.readers.connect() as db:
        last = meetings_of(db, office.room)[-1]
    office.organiser.get(f"/office/sessions/{last.id}/cancel")
    before = told(office, programme, ROOM)

    announced = told(office, f"/office/sessions/{last.id}/cancel", THEN)
    office.organiser.post(f"/office/sessions/{last.id}/cancel", {})
    after = told(office, programme, ROOM)

    assert announced == after != before


def test_a_programme_is_erased_with_the_last_of_its_rooms(office: Office) -> None:
    programme = f"/office/programmes/{office.programme}"
    office.organiser.get(programme)
    office.organiser.post(f"{programme}/rooms", {"title-en": "A second room", "seats": "4"})

    rooms = told(office, programme, ROOM)
    whole = told(office, programme, ALL)

    assert len(set(rooms)) == 2
    assert whole == [rooms[0]] == told(office, f"{programme}/settings", ALL)
