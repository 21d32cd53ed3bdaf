"""What is done again and again, by the clock; and that the rounds of the real server do it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from gevent.event import Event

from dialogue.kernel import limits
from dialogue.live.rounds import Rounds
from tests.make.clock import FixedClock
from tests.make.meeting import Meeting
from tests.make.venue import Venue, open_venue

PATIENCE = 10
TO_THE_WAITING_ROOM = 3600 - limits.WAITING_ROOM_BEFORE  # the first session begins in an hour


class Bell:
    """A task that can be waited for."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.rung = 0
        self.event = Event()
        self.fault = fault

    def __call__(self) -> None:
        self.rung += 1
        self.event.set()
        if self.fault is not None:
            raise self.fault

    def waited(self) -> bool:
        """Wait for the next time."""
        rang = self.event.wait(PATIENCE)
        self.event.clear()
        return bool(rang)


def test_a_round_is_made_at_once_and_then_by_the_clock(caplog: pytest.LogCaptureFixture) -> None:
    clock, bell, broken = FixedClock(), Bell(), Bell(ValueError("a word that nobody may read"))
    Rounds([broken, bell], clock).start()

    at_first = [broken.waited(), bell.waited()]
    clock.advance(limits.ROUNDS)
    then = [broken.waited(), bell.waited()]

    assert (at_first, then) == ([True, True], [True, True])
    assert (broken.rung, bell.rung) == (2, 2)
    ours = {record.getMessage() for record in caplog.records if record.name.startswith("dialogue")}
    assert ours == {"a round failed: ValueError"}


@pytest.fixture(scope="module")
def venue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    folder: Path = tmp_path_factory.mktemp("rounds") / "data"
    with open_venue(folder, lambda meeting: None) as opened:
        yield opened


def test_the_waiting_room_opens_by_the_clock(venue: Venue) -> None:
    with venue.wire("Gate") as line:
        before = next(
            value for value in venue.guest("Gate").snapshot()["snapshots"] if value["kind"] == "room"
        )
        venue.served.move(TO_THE_WAITING_ROOM / 2)
        line.wire.event("heads")  # a beacon on the way keeps the login alive
        venue.served.move(TO_THE_WAITING_ROOM / 2 + limits.ROUNDS)

        opened = line.batch()["events"]

    assert before["session"] is None
    assert [event[0] for event in opened] == ["waiting_room_opened"]


def closed_and_half_an_hour_before_the_next(meeting: Meeting) -> None:
    meeting.begin()
    meeting.do("Gate", "session.close")
    week = 7 * 24 * 3600
    meeting.later(week + TO_THE_WAITING_ROOM - 60)


def test_who_still_reads_is_led_to_the_next_waiting_room(tmp_path: Path) -> None:
    with (
        open_venue(tmp_path / "data", closed_and_half_an_hour_before_the_next) as venue,
        venue.wire("Leaf") as guest,
        venue.wire("Bridge") as staff,
    ):
        venue.served.move(60 + limits.ROUNDS)

        told = [event[0] for event in guest.batch()["events"]]

        assert told == ["waiting_room_opened"]
        assert guest.wire.event("bye") == {"code": "waiting", "retry_s": 0}
        assert guest.wire.until_closed() == 1000
        assert staff.batch()["events"][0][0] == "waiting_room_opened"
        assert venue.refused("Leaf") == "forbidden"
        assert venue.guest("Leaf").get(f"/room/{venue.room}").location == "/wait"
