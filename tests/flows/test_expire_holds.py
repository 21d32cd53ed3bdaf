"""What nobody decided goes back."""

from sqlalchemy import update

from dialogue.flows.expire_holds import expire_holds
from dialogue.kernel import limits
from dialogue.rooms.models import Room
from tests.make.bed import Bed
from tests.make.meeting import Meeting, make_meeting


def held(meeting: Meeting) -> str:
    meeting.do("Gate", "mode.set", mode="read_first")
    return str(meeting.say("Leaf", "Salam")["message"])


def test_after_a_week_it_is_its_authors_again(bed: Bed) -> None:
    meeting = make_meeting(bed)
    message = held(meeting)

    meeting.later(limits.HELD_LIFE - 1)
    bed.writer.run(expire_holds)
    early = meeting.snapshot("Leaf", "personal")["own"][0]["state"]
    meeting.later(1)
    bed.writer.run(expire_holds)

    [item] = meeting.snapshot("Leaf", "personal")["own"]
    assert (early, item["message"], item["state"]) == ("held", message, "returned")
    assert meeting.snapshot("Gate", "desk")["held"] == []
    assert meeting.log("Gate", "desk")[-1].actor is None


def test_every_room_is_looked_after_but_those_that_are_gone(bed: Bed) -> None:
    first, second = make_meeting(bed), make_meeting(bed)
    for meeting in (first, second):
        held(meeting)
    first.later(limits.HELD_LIFE)
    gone = update(Room).where(Room.id == second.room).values(erased=True)
    bed.writer.run(lambda work: work.db.execute(gone).close())

    bed.writer.run(expire_holds)

    assert first.kinds("Gate", "desk")[-1] == "hold_closed"
    with second.reading() as db:
        waiting = db.exec_driver_sql("SELECT room_id FROM hold WHERE state = 'waiting'").scalars().all()
    assert waiting == [second.room]
