"""The waiting room: when it opens, who comes, who is let in."""

import pytest
from sqlalchemy import select, update

from dialogue.flows.open_waiting_room import open_waiting_room
from dialogue.kernel import limits
from dialogue.rooms.models import Member, Room, RoomSession
from tests.make.bed import Bed
from tests.make.meeting import Meeting, make_meeting

GUESTS = ("Leaf", "Lamp", "Cup", "Chair", "Kite", "Bell")


def opens(meeting: Meeting) -> bool:
    return meeting.bed.writer.run(lambda work: open_waiting_room(work, meeting.room))


def session(meeting: Meeting) -> str | None:
    with meeting.reading() as db:
        return db.scalar(select(Room.session_id).where(Room.id == meeting.room))


def states(meeting: Meeting) -> dict[str, str]:
    with meeting.reading() as db:
        rows = db.execute(select(Member.id, Member.state).where(Member.room_id == meeting.room))
        known = {row.id: row.state for row in rows}
    return {name: known[person.id] for name, person in meeting.people.items()}


def test_it_opens_half_an_hour_before_and_not_earlier(bed: Bed) -> None:
    meeting = Meeting(bed)  # the first session is in an hour

    meeting.later(30 * 60 - 1)
    early = opens(meeting), session(meeting)
    meeting.later(1)
    due = opens(meeting), session(meeting)

    assert early == (False, None)
    assert due == (True, meeting.place.sessions[0])
    assert opens(meeting) is False


def test_until_then_whoever_comes_is_away(bed: Bed) -> None:
    meeting = Meeting(bed)

    came = meeting.come("Leaf")

    assert came == "away"
    assert meeting.kinds("Gate", "desk") == []


def test_whoever_comes_waits_in_the_order_of_coming(bed: Bed) -> None:
    meeting = Meeting(bed)
    meeting.open_waiting_room()

    came = [meeting.come(name) for name in ("Cup", "Leaf", "Bell", "Cup")]

    assert came == ["waiting"] * 4
    assert meeting.snapshot("Gate", "desk")["waiting"] == [
        meeting.id(name) for name in ("Cup", "Leaf", "Bell")
    ]


def test_whoever_has_not_finished_entering_comes_in_the_same_way(bed: Bed) -> None:
    meeting = Meeting(bed)
    meeting.open_waiting_room()
    entering = update(Member).where(Member.id == meeting.id("Leaf")).values(state="entering")
    bed.writer.run(lambda work: work.db.execute(entering).close())

    assert meeting.come("Leaf") == "waiting"


def test_whoever_waits_reads_nothing_of_the_room(bed: Bed) -> None:
    meeting = Meeting(bed)
    meeting.open_waiting_room()
    meeting.come("Leaf")

    with pytest.raises(AssertionError, match="does not read room"):
        meeting.stream("Leaf", "room")


def test_those_let_in_stand_in_the_room_and_wait_no_more(bed: Bed) -> None:
    meeting = Meeting(bed)
    meeting.open_waiting_room()
    for name in ("Leaf", "Cup", "Bell"):
        meeting.come(name)

    meeting.do("Gate", "member.admit", members=[meeting.id("Bell"), meeting.id("Leaf"), meeting.id("Bell")])

    there = [member["id"] for member in meeting.snapshot("Leaf", "room")["members"]]
    assert there[-2:] == [meeting.id("Bell"), meeting.id("Leaf")]
    assert meeting.snapshot("Gate", "desk")["waiting"] == [meeting.id("Cup")]
    assert meeting.do("Stair", "member.admit", members=[meeting.id("Leaf")]) == {
        "became": "done",
        "seq": None,
    }


def test_nobody_is_let_in_who_does_not_wait(bed: Bed) -> None:
    meeting, other = Meeting(bed), Meeting(bed)
    for each in (meeting, other):
        each.open_waiting_room()
        each.come("Cup")

    answers = [
        meeting.refused("Gate", "member.admit", members=[meeting.id("Cup"), meeting.id("Leaf")]),
        meeting.refused("Gate", "member.admit", members=[meeting.id("Cup"), other.id("Cup")]),
        meeting.refused("Gate", "member.admit", members=[]),
    ]

    assert answers == [
        ("conflict", {"why": "state"}),
        ("missing", {}),
        ("invalid", {"field": "a", "problem": "shape"}),
    ]
    assert states(meeting)["Cup"] == "waiting"


def test_with_the_next_waiting_room_all_but_staff_come_in_anew(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.do("Gate", "session.close")

    meeting.later(7 * limits.DAY + 31 * limits.MINUTE)
    opened = opens(meeting)

    assert (opened, session(meeting)) == (True, meeting.place.sessions[1])
    assert states(meeting) == {
        **dict.fromkeys(GUESTS, "away"),
        **dict.fromkeys(("Bridge", "Gate", "Stair"), "admitted"),
    }
    gone = {member["id"]: member["gone"] for member in meeting.snapshot("Gate", "room")["members"]}
    assert gone == {meeting.id(name): name in GUESTS for name in meeting.people}


def test_a_session_that_goes_on_is_not_cut_short(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.later(8 * limits.DAY)

    open_or_paused = [opens(meeting)]
    meeting.do("Gate", "session.pause")
    open_or_paused.append(opens(meeting))

    assert (open_or_paused, session(meeting)) == ([False, False], meeting.place.sessions[0])


def test_a_session_that_never_began_gives_way_to_the_next(bed: Bed) -> None:
    meeting = Meeting(bed)
    meeting.open_waiting_room()
    meeting.come("Leaf")
    meeting.do("Gate", "member.admit", members=[meeting.id("Leaf")])
    meeting.do("Gate", "member.mute", member=meeting.id("Leaf"), minutes=None, reason="rules")

    meeting.later(8 * limits.DAY)
    opened = opens(meeting)

    assert (opened, session(meeting), states(meeting)["Leaf"]) == (True, meeting.place.sessions[1], "away")
    assert meeting.snapshot("Gate", "desk")["sanctions"] == []


def test_after_the_last_session_no_waiting_room_opens(bed: Bed) -> None:
    meeting = Meeting(bed, sessions=1)
    meeting.begin()
    meeting.do("Gate", "session.close")
    meeting.later(30 * limits.DAY)

    assert opens(meeting) is False
    assert meeting.come("Leaf") == "admitted"


def test_whoever_was_removed_comes_again_only_after_the_close(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.do("Gate", "member.remove", member=meeting.id("Leaf"), reason="rules")

    came = meeting.come("Leaf")
    meeting.do("Gate", "session.close")
    meeting.open_waiting_room()

    assert (came, meeting.come("Leaf")) == ("removed", "waiting")


def test_whoever_was_sent_away_from_the_door_is_let_back_to_the_door(bed: Bed) -> None:
    meeting = Meeting(bed)
    meeting.open_waiting_room()
    meeting.come("Leaf")
    room = meeting.snapshot("Gate", "room")["at"]
    meeting.do("Gate", "member.remove", member=meeting.id("Leaf"), reason="other")

    meeting.do("Gate", "member.readmit", member=meeting.id("Leaf"))

    assert (states(meeting)["Leaf"], meeting.snapshot("Gate", "room")["at"]) == ("waiting", room)
    assert meeting.snapshot("Gate", "desk")["waiting"] == [meeting.id("Leaf")]


def test_a_planned_session_tells_how_it_is_held_only_when_it_opens(bed: Bed) -> None:
    meeting = Meeting(bed)
    planned = update(RoomSession).where(RoomSession.id == meeting.place.sessions[0])
    bed.writer.run(lambda work: work.db.execute(planned.values(mode="read_first")).close())
    meeting.open_waiting_room()

    before = meeting.snapshot("Gate", "room")["session"]["mode"]
    meeting.do("Gate", "session.open", session=meeting.place.sessions[0])

    assert (before, meeting.snapshot("Gate", "room")["session"]["mode"]) == ("open", "read_first")
