"""Who is here: counted by role, each person once, whatever they came by."""

from typing import Any

import pytest

from dialogue.kernel import limits
from dialogue.live.attendance import Attendance, Listener
from dialogue.live.presence import ASKED_LATELY, Presence
from tests.make.clock import FixedClock

NOBODY = {"participant": 0, "moderator": 0, "interpreter": 0, "observer": 0, "expert": 0}


class Room:
    """A room's presence on a clock that stands still."""

    def __init__(self) -> None:
        self.clock = FixedClock()
        self.attendance = Attendance()
        self.presence = Presence(self.attendance, self.clock)

    def told(self) -> dict[str, Any]:
        return self.presence.signal("r_1", 720)


@pytest.fixture
def room() -> Room:
    made = Room()
    made.attendance.add(Listener("a", b"1", "u_1", "r_1", "participant"))
    made.attendance.add(Listener("b", b"1", "u_1", "r_1", "participant"))
    made.attendance.add(Listener("c", b"2", "u_2", "r_1", "moderator"))
    made.attendance.add(Listener("d", b"3", "u_3", "r_2", "participant"))
    return made


def test_two_tabs_of_one_person_count_once(room: Room) -> None:
    assert room.told() == {"present": {**NOBODY, "participant": 1, "moderator": 1}, "away": [], "left_s": 720}


def test_who_asks_over_plain_http_counts_for_a_while(room: Room) -> None:
    room.presence.glimpse("r_1", "u_1", "participant")
    room.presence.glimpse("r_1", "u_4", "observer")
    room.presence.glimpse("r_2", "u_5", "observer")
    room.clock.advance(ASKED_LATELY - 1)
    seen = room.told()["present"]

    room.clock.advance(1)

    assert seen == {**NOBODY, "participant": 1, "moderator": 1, "observer": 1}
    assert room.told()["present"] == {**NOBODY, "participant": 1, "moderator": 1}


def test_who_takes_a_short_break_is_still_here(room: Room) -> None:
    room.presence.take_break("r_1", "u_1")
    room.presence.take_break("r_2", "u_3")

    assert room.told()["away"] == ["u_1"]
    assert room.told()["present"]["participant"] == 1


def test_a_break_ends_by_coming_back_or_by_the_clock(room: Room) -> None:
    room.presence.take_break("r_1", "u_1")
    room.presence.take_break("r_1", "u_2")
    back = [room.presence.come_back("u_1"), room.presence.come_back("u_1")]
    left = room.told()["away"]

    room.clock.advance(limits.BREAK)

    assert (back, left, room.told()["away"]) == ([True, False], ["u_2"], [])


def test_who_left_is_not_here(room: Room) -> None:
    room.presence.glimpse("r_1", "u_4", "expert")
    room.presence.take_break("r_1", "u_4")

    room.presence.forget("u_4")

    assert room.told() == {"present": {**NOBODY, "participant": 1, "moderator": 1}, "away": [], "left_s": 720}
