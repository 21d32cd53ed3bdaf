"""Who is connected, by stream, room, member and login."""

from dialogue.live.attendance import Attendance, Listener

FIRST = Listener("a", b"1", "u_1", "r_1", "participant", {"st_room": "room", "st_1": "personal"})
TAB = Listener("b", b"1", "u_1", "r_1", "participant", {"st_room": "room", "st_1": "personal"})
OTHER = Listener("c", b"2", "u_2", "r_1", "moderator", {"st_room": "room", "st_2": "personal"})
ELSEWHERE = Listener("d", b"2", "u_3", "r_2", "moderator", {"st_far": "room"})


def everybody() -> Attendance:
    attendance = Attendance()
    for listener in (FIRST, TAB, OTHER, ELSEWHERE):
        attendance.add(listener)
    return attendance


def sids(listeners: list[Listener]) -> set[str]:
    return {listener.sid for listener in listeners}


def test_listeners_are_found_by_what_they_are_looked_for() -> None:
    attendance = everybody()

    assert sids(attendance.hearing("st_room")) == {"a", "b", "c"}
    assert sids(attendance.hearing("st_1")) == {"a", "b"}
    assert sids(attendance.in_room("r_1")) == {"a", "b", "c"}
    assert sids(attendance.of_member("u_1")) == {"a", "b"}
    assert sids(attendance.of_login(b"2")) == {"c", "d"}
    assert (attendance.rooms(), attendance.logins()) == ({"r_1", "r_2"}, {b"1", b"2"})


def test_who_goes_is_found_nowhere_any_more() -> None:
    attendance = everybody()

    gone = attendance.remove("d")

    assert gone is ELSEWHERE
    assert (attendance.get("d"), attendance.hearing("st_far"), attendance.rooms()) == (None, [], {"r_1"})


def test_who_goes_twice_is_nobody_the_second_time() -> None:
    attendance = everybody()

    attendance.remove("a")

    assert attendance.remove("a") is None
    assert sids(attendance.hearing("st_1")) == {"b"}


def test_who_is_dismissed_hears_nothing_more() -> None:
    attendance = everybody()

    attendance.dismiss(attendance.of_member("u_1"), "removed")

    assert sids(attendance.hearing("st_room")) == {"c"}
    assert attendance.hearing("st_1") == []
