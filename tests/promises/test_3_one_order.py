"""One order: a stream is numbered without gaps, and everybody sees the same events in the same order."""

from functools import partial
from typing import Any

from dialogue.streams.read import Numbered, first_fault
from tests.make.bed import Bed
from tests.make.meeting import Meeting, make_meeting
from tests.make.together import together

WRITERS = ("Leaf", "Lamp", "Cup", "Chair", "Kite")
READERS = (*WRITERS, "Bell", "Bridge", "Gate", "Stair")


def what_they_see(meeting: Meeting, name: str, since: int) -> list[Numbered]:
    return meeting.log(name, "room", since)


def everyone_speaks_at_once(meeting: Meeting) -> list[dict[str, Any]]:
    words = ("one", "two", "three", "four")
    said = [(who, f"{word} from me") for word in words for who in WRITERS]
    return together([partial(meeting.say, who, text) for who, text in said])


def test_numbers_are_dense_however_many_speak_at_once(bed: Bed) -> None:
    meeting = make_meeting(bed)
    before = meeting.snapshot("Gate", "room")["at"]

    answers = everyone_speaks_at_once(meeting)

    assert sorted(told["seq"] for told in answers) == list(range(before + 1, before + 21))
    assert [event.seq for event in meeting.log("Gate", "room", before)] == list(
        range(before + 1, before + 21)
    )


def test_everybody_sees_the_same_events_in_the_same_order(bed: Bed) -> None:
    meeting = make_meeting(bed)
    before = meeting.snapshot("Gate", "room")["at"]

    everyone_speaks_at_once(meeting)

    seen = [what_they_see(meeting, name, before) for name in READERS]
    assert seen == [seen[0]] * len(READERS)
    assert len(seen[0]) == 20


def test_messages_stand_in_the_order_of_their_numbers(bed: Bed) -> None:
    meeting = make_meeting(bed)

    answers = everyone_speaks_at_once(meeting)

    by_number = [told["message"] for told in sorted(answers, key=lambda told: told["seq"])]
    assert [message["id"] for message in meeting.snapshot("Leaf", "room")["messages"]] == by_number


def test_what_is_refused_takes_no_number(bed: Bed) -> None:
    meeting = make_meeting(bed)
    first = meeting.say("Leaf", "Salam")
    meeting.refused("Bell", "message.send", audience="room", lang="ru", text="Здравствуйте")
    meeting.refused("Leaf", "message.send", audience="room", lang="az", text="Salam, dostlar! " * 200)

    second = meeting.say("Cup", "Բարև")

    assert second["seq"] == first["seq"] + 1


def test_each_event_is_sealed_to_the_one_before(bed: Bed) -> None:
    meeting = make_meeting(bed)
    everyone_speaks_at_once(meeting)

    with meeting.reading() as db:
        faults = [first_fault(db, meeting.stream("Gate", kind).stream) for kind in ("room", "desk", "booth")]

    assert faults == [None, None, None]
