"""A thousand posts at once from one person, and three hundred people at the door: nobody else waits."""

import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import monotonic

import pytest
from sqlalchemy import select

from dialogue.kernel import limits
from dialogue.rooms.models import Seat
from dialogue.rooms.seats import create_seats, find_seat, invite_to_seat
from dialogue.store.work import Work
from tests.make.bustle import bustle
from tests.make.flood import Flood
from tests.make.guest import Guest
from tests.make.insistent import Insistent
from tests.make.invariants import check, check_writers
from tests.make.measure import p95, resident
from tests.make.meeting import Meeting
from tests.make.seed import Seed
from tests.make.venue import Venue

MIB = 1024 * 1024
SLACK = 1.0  # seconds: the machine that answers also floods
FRAMES = 200
SEATS, TIMES, AT_ONCE = 60, 5, 12


def test_a_thousand_posts_at_once_harm_nobody(hall: Venue, seed: Seed) -> None:
    posts = len(seed.rounds(300, 1000))
    with bustle(hall, seed) as people:
        people.writers["Gate"] = Insistent(hall.guest("Gate"), "en", Event())
        people.writers["Stair"] = flood = Flood(hall, "Stair", "en")
        calm = p95(people.writers["Gate"])
        before = resident(hall.served)
        with ThreadPoolExecutor(1) as other:
            pouring = other.submit(flood.pour, posts)
            beside = p95(people.writers["Gate"])
            seconds = pouring.result()
        closed = flood.pour_into_a_socket(FRAMES)
        grown = resident(hall.served) - before
    print(f"{posts} in {seconds:.1f} s; 95 of 100 acks within {calm:.3f} s, then {beside:.3f} s")  # noqa: T201

    assert beside < 3 * calm + SLACK
    assert grown < 24 * MIB
    assert closed == (1008, ["bye", {"code": "too_many", "retry_s": 0}])
    assert {each["data"]["rule"] for each in flood.refused} == {"flood"}
    assert len(flood.refused) > posts / 2
    check(hall, people)


class Door:
    """A room with seats for more than may come at once, and the codes for them."""

    def __init__(self, folder: Path) -> None:
        self.codes: list[str] = []
        self.venue = Venue(folder, self._prepare)

    def _prepare(self, meeting: Meeting) -> None:
        meeting.begin()
        meeting.later(limits.MINUTE)  # those who came are no longer in the way
        meeting.bed.writer.run(lambda work: self._invite(work, meeting.room))

    def _invite(self, work: Work, room: str) -> None:
        create_seats(work, room, SEATS)
        self.codes = [
            invite_to_seat(work, find_seat(work.db, room, number)).code for number in range(1, SEATS + 1)
        ]

    def press(self, code: str) -> int:
        """Have somebody with an empty browser bring a code; return the status."""
        guest = Guest(self.venue.served)
        csrf = guest.get("/").csrf
        page = guest.post("/join", {"csrf": csrf, "code": code})
        assert page.status != 429 or re.fullmatch(r"\d+", page.headers["Retry-After"])
        return page.status

    def seats(self) -> Counter[str]:
        """Return how many seats are in which state."""
        with self.venue.reading() as db:
            return Counter(db.scalars(select(Seat.state).where(Seat.room_id == self.venue.room)))


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    made = Door(tmp_path / "data")
    yield made
    made.venue.close()


def test_three_hundred_at_the_door_get_in_one_after_another_and_no_code_is_lost(
    door: Door, seed: Seed
) -> None:
    writer = Insistent(door.venue.guest("Gate"), "en", Event())
    calm, codes = p95(writer), door.codes * TIMES
    seed.shuffle(codes)

    began = monotonic()
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        pressed = [crowd.submit(door.press, code) for code in codes]
        beside = p95(writer, 10)
        found = Counter(each.result() for each in pressed)
    seconds = monotonic() - began
    at_first = door.seats()
    for code in door.codes:
        door.venue.served.move(1 / limits.ENTRIES_PER_SECOND)
        door.press(code)

    print(f"{len(codes)} in {seconds:.1f} s: {found}; acks within {calm:.3f} s, then {beside:.3f} s")  # noqa: T201
    assert beside < 3 * calm + SLACK
    assert set(found) <= {303, 404, 429}
    assert found[303] == at_first["taken"] <= limits.ENTRIES_BURST + seconds * limits.ENTRIES_PER_SECOND + 1
    assert found[303] < SEATS
    assert at_first == {"taken": found[303], "invited": SEATS - found[303]}
    assert door.seats() == {"taken": SEATS}
    check_writers(door.venue, {"Gate": writer})
