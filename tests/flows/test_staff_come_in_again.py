"""Staff who come into a room again: under another name, in another part, after a sanction."""

import pytest
from sqlalchemy import delete, insert, select

from dialogue.flows.entering.enter_as_staff import enter_as_staff
from dialogue.flows.reading.folds import fold
from dialogue.kernel.errors import Forbidden
from dialogue.kernel.ids import new_id
from dialogue.programmes.models import Appointment
from dialogue.rooms.admission import leave
from dialogue.rooms.log import streams_of
from dialogue.rooms.models import Member
from dialogue.rooms.present import find_member
from dialogue.store.work import Work
from tests.make.bed import Bed
from tests.make.meeting import Meeting, make_meeting


def account(meeting: Meeting) -> str:
    with meeting.reading() as db:
        found = db.scalar(select(Member.account_id).where(Member.id == meeting.id("Bridge")))
    assert found
    return found


def appoint(meeting: Meeting, role: str) -> None:
    """Give Bridge a part in place of the one before."""
    who = account(meeting)
    row = {"id": new_id("x"), "programme_id": meeting.place.programme, "account_id": who, "role": role}

    def make(work: Work) -> None:
        work.db.execute(delete(Appointment))
        work.db.execute(insert(Appointment).values(**row, langs="az hy"))

    meeting.bed.writer.run(make)


def enter(meeting: Meeting, name: str = "Bridge") -> str:
    return meeting.bed.writer.run(lambda work: enter_as_staff(work, account(meeting), meeting.room, name))


def test_whoever_was_removed_does_not_come_in_by_another_door(bed: Bed) -> None:
    meeting = make_meeting(bed)
    appoint(meeting, "interpreter")
    meeting.do("Gate", "member.remove", member=meeting.id("Bridge"), reason="rules")

    with pytest.raises(Forbidden):
        enter(meeting)
    meeting.do("Gate", "session.close")

    assert enter(meeting) == "interpreter"
    assert meeting.standing("Bridge").member_state == "admitted"


def test_whoever_is_called_again_begins_anew(bed: Bed) -> None:
    meeting = make_meeting(bed)
    appoint(meeting, "interpreter")
    meeting.do("Gate", "member.mute", member=meeting.id("Bridge"), minutes=None, reason="rules")
    before = meeting.snapshot("Gate", "desk"), meeting.snapshot("Bridge", "personal")
    bed.writer.run(
        lambda work: leave(
            work,
            streams_of(work.db, meeting.room),
            find_member(work.db, meeting.room, meeting.id("Bridge")),
            "gone",
        )
    )

    enter(meeting)

    after = meeting.snapshot("Gate", "desk"), meeting.snapshot("Bridge", "personal")
    assert (after[0]["sanctions"], after[1]["sanction"]) == ([], None)
    assert fold(before[0], meeting.log("Gate", "desk")) == after[0]
    assert fold(before[1], meeting.log("Bridge", "personal")) == after[1]


def test_another_name_and_another_part_are_told_to_the_room(bed: Bed) -> None:
    meeting = make_meeting(bed)
    appoint(meeting, "interpreter")
    enter(meeting)
    before = meeting.snapshot("Cup", "room")

    enter(meeting, "Hazel")
    appoint(meeting, "moderator")
    enter(meeting, "Hazel")
    enter(meeting, "Hazel")

    after = meeting.snapshot("Cup", "room")
    assert meeting.kinds("Cup", "room", before["at"]) == ["member_changed", "member_admitted"]
    assert fold(before, meeting.log("Cup", "room")) == after
    assert {member["role"] for member in after["members"] if member["id"] == meeting.id("Bridge")} == {
        "moderator"
    }
    assert meeting.words("Cup", "room")["members"][meeting.id("Bridge")]["name"] == "Hazel"
