"""Who asks to speak, and whose turn it is."""

import pytest

from tests.make.bed import Bed
from tests.make.meeting import Meeting, make_meeting


def hands(meeting: Meeting) -> list[str]:
    names = {meeting.id(name): name for name in meeting.people}
    return [names[member] for member in meeting.snapshot("Bell", "room")["hands"]]


def test_in_a_queue_stage_only_whose_turn_it_is_speaks(bed: Bed) -> None:
    meeting = make_meeting(bed, stage=1)
    meeting.do("Gate", "floor.give", member=meeting.id("Cup"))

    refused = meeting.refused("Leaf", "message.send", audience="room", lang="az", text="Salam")

    assert refused == ("declined", {"rule": "floor"})
    assert meeting.say("Cup", "Բարև")["became"] == "shown"
    assert meeting.say("Stair", "Please take your time", lang="en")["became"] == "shown"


def test_in_a_free_stage_everybody_speaks_whoever_has_the_floor(bed: Bed) -> None:
    meeting = make_meeting(bed, stage=2)
    meeting.do("Gate", "floor.give", member=meeting.id("Cup"))

    assert meeting.say("Leaf", "Salam")["became"] == "shown"


def test_hands_stand_in_the_order_of_asking(bed: Bed) -> None:
    meeting = make_meeting(bed)

    for name in ("Chair", "Leaf", "Kite", "Cup"):
        meeting.do(name, "hand.raise")
    meeting.do("Leaf", "hand.lower")

    assert hands(meeting) == ["Chair", "Kite", "Cup"]


def test_asking_twice_keeps_the_place_and_is_no_event(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.do("Chair", "hand.raise")
    meeting.do("Leaf", "hand.raise")

    answers = [meeting.do("Chair", "hand.raise"), meeting.do("Cup", "hand.lower")]

    assert answers == [{"became": "done", "seq": None}] * 2
    assert hands(meeting) == ["Chair", "Leaf"]


def test_whoever_is_given_the_floor_asks_no_longer(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.do("Chair", "hand.raise")
    meeting.do("Leaf", "hand.raise")

    meeting.do("Gate", "floor.give", member=meeting.id("Leaf"))
    again = meeting.do("Stair", "floor.give", member=meeting.id("Leaf"))

    assert (meeting.snapshot("Bell", "room")["floor"], hands(meeting)) == (meeting.id("Leaf"), ["Chair"])
    assert again == {"became": "done", "seq": None}


def test_a_new_stage_begins_without_hands_and_turn(bed: Bed) -> None:
    meeting = make_meeting(bed, stage=1)
    meeting.do("Chair", "hand.raise")
    meeting.do("Gate", "floor.give", member=meeting.id("Leaf"))

    meeting.do("Gate", "stage.next")

    assert (meeting.snapshot("Bell", "room")["floor"], hands(meeting)) == (None, [])


@pytest.mark.parametrize("name", ["Bell", "Bridge", "Stair"])
def test_the_floor_is_for_those_who_can_speak(bed: Bed, name: str) -> None:
    meeting = make_meeting(bed)

    refused = meeting.refused("Gate", "floor.give", member=meeting.id(name))

    assert refused == ("conflict", {"why": "state", "state": "admitted"})


def test_where_everybody_reads_nobody_asks_to_speak(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.do("Gate", "mode.set", mode="read_only")

    answers = [meeting.refused("Leaf", command) for command in ("hand.raise", "hand.lower")]

    assert answers == [("declined", {"rule": "mode"})] * 2
