"""Texts in other languages: asked for, given, replaced."""

from typing import Any

import pytest

from dialogue.flows.reading.folds import fold
from tests.make.bed import Bed
from tests.make.meeting import Meeting, make_meeting


def said(meeting: Meeting, who: str = "Leaf", text: str = "Salam") -> dict[str, Any]:
    told = meeting.say(who, text)
    return {"message": told["message"], "revision": told["revision"]}


def test_what_is_asked_stands_in_the_booth_until_it_is_given(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)

    meeting.do("Gate", "rendering.ask", **wording, lang="hy")
    meeting.do("Stair", "rendering.ask", **wording, lang="en")
    asked = meeting.snapshot("Bridge", "booth")["asked"]
    given = meeting.do("Bridge", "rendering.give", **wording, lang="hy", text="Բարև")

    assert asked == [{**wording, "lang": "hy"}, {**wording, "lang": "en"}]
    assert meeting.snapshot("Bridge", "booth")["asked"] == [{**wording, "lang": "en"}]
    assert meeting.snapshot("Cup", "room")["messages"][0]["renderings"] == [given["rendering"]]
    assert meeting.words("Cup", "room")["renderings"][given["rendering"]] == {
        "lang": "hy",
        "text": "Բարև",
        "how": "human",
        "revision": wording["revision"],
    }


def test_what_was_asked_or_given_already_stays(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    meeting.do("Gate", "rendering.ask", **wording, lang="hy")
    meeting.do("Gate", "rendering.ask", **wording, lang="en")
    given = meeting.do("Bridge", "rendering.give", **wording, lang="en", text="Hello")

    answers = [
        meeting.do("Stair", "rendering.ask", **wording, lang="hy"),
        meeting.do("Stair", "rendering.ask", **wording, lang="en"),
        meeting.do("Bridge", "rendering.give", **wording, lang="en", text="Hello "),
    ]

    done = {"became": "done", "seq": None}
    assert answers == [done, done, {**done, "rendering": given["rendering"]}]


def test_a_better_text_takes_the_place_of_the_one_before(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    first = meeting.do("Bridge", "rendering.give", **wording, lang="hy", text="Բարև")["rendering"]

    second = meeting.do("Bridge", "rendering.give", **wording, lang="hy", text="Ողջույն")["rendering"]

    assert meeting.snapshot("Cup", "room")["messages"][0]["renderings"] == [second]
    [told] = meeting.log("Cup", "room")[-1:]
    assert (getattr(told.event, "replaces", None), told.actor) == (first, meeting.id("Bridge"))
    with meeting.reading() as db:
        assert db.exec_driver_sql("SELECT count(*) FROM rendering WHERE words IS NOT NULL").scalar() == 1


def test_what_a_moderator_puts_into_words_has_no_name_in_the_room(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)

    meeting.do("Gate", "rendering.give", **wording, lang="ru", text="Здравствуйте")

    assert meeting.log("Cup", "room")[-1].actor is None
    assert meeting.log("Bridge", "booth")[-1].actor == meeting.id("Gate")


@pytest.mark.parametrize(("who", "lang"), [("Stair", "ru"), ("Gate", "hy")])
def test_whoever_cannot_read_or_write_it_does_not_give_it(bed: Bed, who: str, lang: str) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)

    refused = meeting.refused(who, "rendering.give", **wording, lang=lang, text="Something")

    assert refused == ("forbidden", {"why": "unread"})


def test_a_rendering_can_be_made_from_a_rendering(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    meeting.do("Bridge", "rendering.give", **wording, lang="en", text="Hello")

    given = meeting.do("Stair", "rendering.give", **wording, lang="hy", text="Բարև")

    assert given["became"] == "done"


def test_no_text_is_asked_for_in_its_own_language_or_for_other_words(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    revised = meeting.do("Leaf", "message.revise", **wording, lang="az", text="Salam olsun")
    newest = {"message": wording["message"], "revision": revised["revision"]}

    answers = [
        meeting.refused("Gate", "rendering.ask", **newest, lang="az"),
        meeting.refused("Gate", "rendering.ask", **wording, lang="en"),
        meeting.refused("Bridge", "rendering.give", **wording, lang="en", text="Hello"),
    ]

    assert answers == [
        ("invalid", {"field": "lang", "problem": "same"}),
        ("conflict", {"why": "revision"}),
        ("conflict", {"why": "revision"}),
    ]


def test_what_was_taken_back_is_wanted_no_more_and_its_texts_are_gone(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    meeting.do("Gate", "rendering.ask", **wording, lang="en")
    meeting.do("Bridge", "rendering.give", **wording, lang="hy", text="Բարև")

    meeting.do("Leaf", "message.withdraw", message=wording["message"])

    assert meeting.snapshot("Bridge", "booth")["asked"] == []
    with meeting.reading() as db:
        assert db.exec_driver_sql("SELECT words FROM rendering").scalars().all() == [None]


def test_a_restored_message_comes_back_with_its_texts(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    given = [
        meeting.do("Bridge", "rendering.give", **wording, lang=lang, text=text)["rendering"]
        for lang, text in (("hy", "Բարև"), ("ru", "Здравствуйте"))
    ]

    meeting.do("Gate", "message.hide", message=wording["message"], reason="rules")
    hidden = meeting.snapshot("Cup", "room")["messages"][0]["renderings"]
    meeting.do("Gate", "message.restore", message=wording["message"])

    assert (hidden, meeting.snapshot("Cup", "room")["messages"][0]["renderings"]) == ([], sorted(given))


def test_what_is_wanted_of_a_message_stays_wanted_when_its_edit_comes_back(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    meeting.do("Gate", "rendering.ask", **wording, lang="en")
    meeting.do("Gate", "mode.set", mode="read_first")
    edited = meeting.do("Leaf", "message.revise", **wording, lang="az", text="Salam olsun")
    newest = {"message": wording["message"], "revision": edited["revision"]}
    meeting.do("Gate", "rendering.ask", **newest, lang="ru")
    before = meeting.snapshot("Bridge", "booth")

    meeting.do("Gate", "hold.return", **newest, note=None, lang="en")

    after = meeting.snapshot("Bridge", "booth")
    assert before["asked"] == [{**wording, "lang": "en"}, {**newest, "lang": "ru"}]
    assert after["asked"] == [{**wording, "lang": "en"}]
    assert fold(before, meeting.log("Bridge", "booth")) == after
