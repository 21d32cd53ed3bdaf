"""The programme's lists, kept ready for as long as they are those of today."""

import pytest

from dialogue.flows import listed
from dialogue.kernel import limits
from dialogue.kernel.errors import DialogueError
from dialogue.programmes.lists import set_places, set_terms
from dialogue.store.work import Work
from tests.make.bed import Bed
from tests.make.meeting import Meeting, make_meeting


def put(meeting: Meeting, *words: str, refuse: bool = False) -> None:
    def act(work: Work) -> None:
        set_terms(work, meeting.place.programme, {"en": words})
        if refuse:
            raise DialogueError

    meeting.bed.writer.run(act)


def became(meeting: Meeting, *words: str) -> list[str]:
    meeting.bed.clock.advance(limits.MINUTE)
    return [meeting.say("Kite", f"about {word}")["became"] for word in words]


def test_each_change_of_a_list_counts_from_the_next_message_on(bed: Bed) -> None:
    meeting = make_meeting(bed)
    before = became(meeting, "tangle")
    put(meeting, "tangle")
    first = became(meeting, "a tangle", "thorn")
    put(meeting, "thorn")
    then = became(meeting, "one tangle", "a thorn")
    put(meeting)

    assert (before, first, then) == (["shown"], ["held", "shown"], ["shown", "held"])
    assert became(meeting, "two tangles", "one thorn") == ["shown", "shown"]


def test_a_change_that_was_undone_counts_for_nothing(bed: Bed) -> None:
    meeting = make_meeting(bed)
    put(meeting, "tangle")
    assert became(meeting, "a tangle") == ["held"]

    with pytest.raises(DialogueError):
        put(meeting, "thorn", refuse=True)
    told = became(meeting, "one tangle", "a thorn")
    put(meeting, "bramble")

    assert told == ["held", "shown"]
    assert became(meeting, "my tangle", "one thorn", "a bramble") == ["shown", "shown", "held"]


def test_places_changed_alone_count_too(bed: Bed) -> None:
    meeting = make_meeting(bed)
    put(meeting, "tangle")
    assert became(meeting, "Littlebrook") == ["shown"]

    bed.writer.run(lambda work: set_places(work, meeting.place.programme, ["Littlebrook"]))

    wish = {"audience": "room", "lang": "en", "text": "from Littlebrook"}
    assert meeting.refused("Kite", "message.send", **wish) == ("ask", {"rule": "small_place"})


def test_no_more_lists_are_kept_ready_than_are_in_use(bed: Bed) -> None:
    meetings = [make_meeting(bed) for _ in range(listed.MOST + 2)]
    for number, meeting in enumerate(meetings):
        put(meeting, f"tangle{number}")

    told = [became(meeting, f"tangle{number}") for number, meeting in enumerate(meetings)]
    again = became(meetings[0], "my tangle0", "my tangle1")

    assert told == [["held"]] * len(meetings)
    assert again == ["held", "shown"]
    assert len(listed._ready) == listed.MOST
