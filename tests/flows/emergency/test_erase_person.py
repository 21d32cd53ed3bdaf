"""Everything of somebody goes because others ask for it; everything of a room goes before its day."""

from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from dialogue.flows.emergency.erase_person import erase_person
from dialogue.flows.emergency.erase_room_now import erase_room_now
from dialogue.flows.emergency.freeze_person import freeze_person
from dialogue.flows.erasing import make_sure
from dialogue.kernel.errors import Conflict, Missing
from dialogue.messages.models import Message
from dialogue.rooms.models import Member, Room
from dialogue.summaries.shelf import Shelf
from tests.make.bed import Bed
from tests.make.meeting import make_meeting
from tests.promises.test_8_erased_is_gone import found_in_files, sealed


def test_what_somebody_wrote_is_in_no_file_also_after_a_freeze(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.say("Cup", "Մեր բակում թթենի կար")
    before = set(sealed(bed))
    meeting.say("Leaf", "Babamın bağı")
    with meeting.reading() as db:
        said = db.scalar(select(Member.self_).where(Member.id == meeting.id("Leaf")))
    needles = [*(set(sealed(bed)) - before), said or b"?"]
    leaf = meeting.id("Leaf")
    bed.writer.run(partial(freeze_person, room=meeting.room, member=leaf))
    there = {needle for _, needle in found_in_files(bed, needles)}

    bed.writer.run(partial(erase_person, room=meeting.room, member=leaf))
    bed.writer.run(partial(erase_person, room=meeting.room, member=leaf))
    make_sure(bed.writer)

    assert there == set(needles)
    assert found_in_files(bed, needles) == []
    states = [each["state"] for each in meeting.snapshot("Cup", "room")["messages"]]
    assert states == ["shown", "erased"]
    lines = [(line.kind, line.target) for line in bed.kit.keys.ledger()]
    assert lines == [("frozen", meeting.id("Leaf")), ("member", meeting.id("Leaf"))]


def test_somebody_of_the_staff_is_refused(bed: Bed) -> None:
    meeting = make_meeting(bed)

    with pytest.raises(Conflict):
        bed.writer.run(partial(erase_person, room=meeting.room, member=meeting.id("Gate")))

    assert bed.kit.keys.ledger() == []


def test_a_room_goes_with_its_key_and_once_more_changes_nothing(bed: Bed, tmp_path: Path) -> None:
    meeting = make_meeting(bed)
    meeting.say("Leaf", "Babamın bağı")
    shelf = Shelf(tmp_path / "files")

    erase_room_now(bed.writer, shelf, meeting.room)
    erase_room_now(bed.writer, shelf, meeting.room)

    with meeting.reading() as db:
        assert db.scalars(select(Message.id)).all() == []
        assert db.scalars(select(Room.erased)).all() == [True]
    assert not bed.kit.keys.holds(meeting.room)
    assert [(line.kind, line.target) for line in bed.kit.keys.ledger()] == [("room", meeting.room)]
    with pytest.raises(Missing):
        erase_room_now(bed.writer, shelf, "r_none")
