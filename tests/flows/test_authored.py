"""What moderators tell the whole room."""

import pytest

from tests.make.bed import Bed
from tests.make.meeting import make_meeting


@pytest.mark.parametrize(
    ("command", "place"), [("question.set", "question"), ("announcement.post", "announcement")]
)
def test_it_stands_in_the_languages_it_was_written_in(bed: Bed, command: str, place: str) -> None:
    meeting = make_meeting(bed)

    meeting.do("Gate", command, text={"en": "A break at eight.", "ru": "", "hy": " Ընդմիջում ութին։ "})

    text = meeting.snapshot("Cup", "room")[place]
    assert meeting.words("Cup", "room")["texts"][text] == {
        "en": "A break at eight.",
        "hy": "Ընդմիջում ութին։",
    }


@pytest.mark.parametrize("text", [{}, {"en": " ", "ru": "\n"}])
def test_it_is_written_in_at_least_one(bed: Bed, text: dict[str, str]) -> None:
    meeting = make_meeting(bed)

    assert meeting.refused("Gate", "question.set", text=text) == (
        "invalid",
        {"field": "text", "problem": "blank"},
    )


def test_a_language_that_nobody_has_is_refused(bed: Bed) -> None:
    meeting = make_meeting(bed)

    assert meeting.refused("Gate", "announcement.post", text={"la": "Salvete"})[0] == "invalid"


def test_the_last_one_stands(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.do("Gate", "announcement.post", text={"en": "A break at eight."})
    first = meeting.snapshot("Cup", "room")["announcement"]

    meeting.do("Stair", "announcement.post", text={"en": "No break today."})

    assert meeting.snapshot("Cup", "room")["announcement"] != first
    assert meeting.kinds("Cup", "room")[-2:] == ["announcement_posted"] * 2
