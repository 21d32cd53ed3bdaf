"""Accepted once: a key makes at most one message, for ever."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from dialogue.kernel import limits
from dialogue.kernel.errors import Conflict
from dialogue.messages.models import Message
from tests.make.bed import Bed
from tests.make.meeting import Meeting, make_meeting
from tests.make.together import together


def messages(meeting: Meeting) -> int:
    with meeting.reading() as db:
        return db.scalar(select(func.count()).select_from(Message)) or 0


def test_the_same_key_gets_the_same_answer_and_makes_no_second_message(bed: Bed) -> None:
    meeting, key = make_meeting(bed), str(uuid4())

    first = meeting.say("Leaf", "Salam", key=key)
    again = [meeting.say("Leaf", "Salam", key=key.upper()) for _ in range(3)]

    assert again == [first] * 3
    assert messages(meeting) == 1


def test_a_key_is_remembered_long_after_other_answers_are_forgotten(bed: Bed) -> None:
    meeting, key = make_meeting(bed), str(uuid4())
    first = meeting.say("Leaf", "Salam", key=key)

    meeting.later(400 * limits.DAY)

    assert meeting.say("Leaf", "Salam", key=key) == first


def test_fifty_at_once_make_one_message_with_one_answer(bed: Bed) -> None:
    meeting, key = make_meeting(bed), str(uuid4())

    answers = together([lambda: meeting.say("Cup", "Բարև", key=key)] * 50)

    assert answers == [answers[0]] * 50
    assert answers[0]["seq"] == meeting.snapshot("Gate", "room")["at"]
    assert messages(meeting) == 1


def test_the_same_key_with_another_body_is_a_conflict(bed: Bed) -> None:
    meeting, key = make_meeting(bed), str(uuid4())
    meeting.say("Leaf", "Salam", key=key)

    with pytest.raises(Conflict) as refused:
        meeting.say("Leaf", "Sabahınız xeyir", key=key)

    assert refused.value.data == {"why": "key"}
    assert messages(meeting) == 1


def test_what_is_confirmed_is_no_part_of_the_body(bed: Bed) -> None:
    meeting, key = make_meeting(bed), str(uuid4())
    text = "Yazın: quş@example.org"
    assert meeting.refused("Leaf", "message.send", audience="room", lang="az", text=text) == (
        "ask",
        {"rule": "contact"},
    )

    first = meeting.say("Leaf", text, key=key, confirmed=("contact",))

    assert first["became"] == "held"
    assert meeting.say("Leaf", text, key=key) == first


def test_a_question_spends_no_key(bed: Bed) -> None:
    meeting, key = make_meeting(bed), str(uuid4())
    wish: dict[str, Any] = {"audience": "room", "lang": "az", "key": key}
    meeting.refused("Leaf", "message.send", **wish, text="Zəng edin: +44 20 7946 0018")

    told = meeting.do("Leaf", "message.send", **wish, text="Zəng etməyin, burada yazın")

    assert told["became"] == "shown"


def test_two_people_may_use_one_key(bed: Bed) -> None:
    meeting, key = make_meeting(bed), str(uuid4())

    mine, theirs = meeting.say("Leaf", "Salam", key=key), meeting.say("Cup", "Բարև", key=key)

    assert mine["message"] != theirs["message"]


def test_every_other_command_is_done_once_per_key_too(bed: Bed) -> None:
    meeting, key = make_meeting(bed), str(uuid4())
    wish: dict[str, Any] = {"member": meeting.id("Leaf"), "lang": "en", "text": "Take your time", "key": key}

    answers = together([lambda: meeting.do("Gate", "note.send", **wish)] * 10)

    assert answers == [answers[0]] * 10
    assert len(meeting.snapshot("Leaf", "personal")["notes"]) == 1


def test_the_answer_stays_what_it_was_whatever_became_of_the_message(bed: Bed) -> None:
    meeting, key = make_meeting(bed), str(uuid4())
    first = meeting.say("Leaf", "Salam", key=key)

    meeting.do("Gate", "message.hide", message=first["message"], reason="off_stage")
    hidden = meeting.say("Leaf", "Salam", key=key)
    meeting.do("Leaf", "message.erase", message=first["message"])
    erased = meeting.say("Leaf", "Salam", key=key)

    assert [hidden, erased] == [first, first]
