"""What somebody says of themselves."""

from dialogue.rooms.members import known_members
from dialogue.rooms.self_said import SelfSaid
from tests.make.bed import Bed
from tests.make.meeting import Meeting, make_meeting


def said(meeting: Meeting, name: str) -> SelfSaid | None:
    with meeting.reading() as db:
        return known_members(db, meeting.bed.kit.sealer, meeting.room)[meeting.id(name)].said


def test_a_name_can_be_changed_until_something_was_written_under_it(bed: Bed) -> None:
    meeting = make_meeting(bed)

    meeting.do("Leaf", "member.describe", name="Window")
    meeting.say("Leaf", "Salam")
    refused = meeting.refused("Leaf", "member.describe", name="Spoon")

    assert refused == ("conflict", {"why": "wrote"})
    assert meeting.words("Cup", "room")["members"][meeting.id("Leaf")]["name"] == "Window"


def test_the_room_learns_that_there_is_something_new_and_reads_it(bed: Bed) -> None:
    meeting = make_meeting(bed)
    before = meeting.snapshot("Cup", "room")["at"]
    mark = meeting.words("Cup", "room")["members"][meeting.id("Leaf")]["mark"]

    meeting.do("Leaf", "member.describe", mark=False)

    assert meeting.kinds("Cup", "room", before) == ["member_changed"]
    assert mark is not None
    assert meeting.words("Cup", "room")["members"][meeting.id("Leaf")]["mark"] is None
    assert said(meeting, "Leaf") == SelfSaid("Leaf", meeting.place.societies[0], shown=False)


def test_the_desk_learns_it_of_whoever_waits(bed: Bed) -> None:
    meeting = Meeting(bed)
    meeting.open_waiting_room()
    meeting.come("Leaf")

    meeting.do("Leaf", "member.describe", name="Window")

    assert meeting.kinds("Gate", "desk") == ["member_waiting", "member_changed"]
    assert meeting.words("Gate", "desk")["members"][meeting.id("Leaf")]["name"] == "Window"
    assert "member_changed" not in meeting.kinds("Gate", "room")


def test_what_is_so_already_is_no_event(bed: Bed) -> None:
    meeting = make_meeting(bed)

    answers = [
        meeting.do("Leaf", "member.describe", name="Leaf", mark=True),
        meeting.do("Cup", "member.describe"),
    ]

    assert answers == [{"became": "done", "seq": None}] * 2


def test_a_name_that_could_be_taken_for_another_is_refused(bed: Bed) -> None:
    meeting = make_meeting(bed)

    answers = [
        meeting.refused("Leaf", "member.describe", name=name) for name in ("Cup", "Сuр", "Moderator", "L")
    ]

    problems = [(code, data["field"], data["problem"]) for code, data in answers]
    assert problems == [
        ("invalid", "name", "too_similar"),
        ("invalid", "name", "other_alphabet"),
        ("invalid", "name", "staff_like"),
        ("invalid", "name", "too_short"),
    ]
