"""Other words for a message."""

from typing import Any

from tests.make.bed import Bed
from tests.make.meeting import Meeting, make_meeting


def said(meeting: Meeting, who: str = "Leaf", text: str = "Salam") -> dict[str, Any]:
    told = meeting.say(who, text)
    return {"message": told["message"], "revision": told["revision"]}


def held(meeting: Meeting, who: str = "Leaf", text: str = "Salam") -> dict[str, Any]:
    meeting.do("Gate", "mode.set", mode="read_first")
    return said(meeting, who, text)


def revise(meeting: Meeting, wording: dict[str, Any], text: str, **more: Any) -> dict[str, Any]:
    return meeting.do("Leaf", "message.revise", **{**wording, "lang": "az", "text": text, **more})


def test_an_edit_shows_at_once_and_says_that_it_is_one(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)

    told = revise(meeting, wording, "Salam olsun")

    [message] = meeting.snapshot("Cup", "room")["messages"]
    assert (told["became"], message["revision"], message["changed"]) == ("shown", told["revision"], True)
    assert meeting.words("Cup", "room")["revisions"][told["revision"]]["text"] == "Salam olsun"


def test_ten_minutes_after_it_was_shown_a_message_stays_as_it_is(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = held(meeting)
    meeting.later(3600)
    meeting.do("Gate", "hold.show", **wording)
    meeting.do("Gate", "mode.set", mode="open")

    meeting.later(600)
    told = revise(meeting, wording, "Salam olsun")
    meeting.later(1)
    late = meeting.refused("Leaf", "message.revise", **{**wording, **_newest(told)}, lang="az", text="Salam")

    assert (told["became"], late) == ("shown", ("conflict", {"why": "window"}))


def _newest(told: dict[str, Any]) -> dict[str, Any]:
    return {"revision": told["revision"]}


def test_words_that_were_not_the_newest_cannot_be_replaced(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    revise(meeting, wording, "Salam olsun")

    refused = meeting.refused("Leaf", "message.revise", **wording, lang="az", text="Yenə salam")

    assert refused == ("conflict", {"why": "revision"})


def test_the_same_words_once_more_change_nothing(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    before = meeting.snapshot("Cup", "room")

    told = revise(meeting, wording, " Salam ")

    assert told == {"became": "shown", **wording}
    assert meeting.snapshot("Cup", "room") == before


def test_words_that_wait_are_replaced_in_their_place_in_the_queue(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = held(meeting)
    said(meeting, "Cup", "Բարև")
    meeting.do("Gate", "hold.claim", message=wording["message"])

    told = revise(meeting, wording, "Здравствуйте", lang="ru")

    first, second = meeting.snapshot("Gate", "desk")["held"]
    assert (told["became"], told["rule"]) == ("held", "read_first")
    assert {name: first[name] for name in ("message", "revision", "lang", "claim")} == {
        "message": wording["message"],
        "revision": told["revision"],
        "lang": "ru",
        "claim": None,
    }
    assert second["author"] == meeting.id("Cup")
    assert meeting.refused("Gate", "hold.show", **wording) == ("conflict", {"why": "revision"})


def test_what_came_back_is_read_first_again_even_where_everything_shows(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = held(meeting)
    meeting.do("Gate", "hold.return", **wording, note="Bir az yumşaq?", lang="az")
    meeting.do("Gate", "mode.set", mode="open")

    told = revise(meeting, wording, "Salam, dostlar")

    assert (told["became"], told["rule"]) == ("held", "read_first")
    [item] = meeting.snapshot("Leaf", "personal")["own"]
    assert (item["state"], item["revision"], item["note"]) == ("held", told["revision"], None)


def test_an_edit_that_was_shown_replaces_what_stood_there(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    meeting.do("Gate", "mode.set", mode="read_first")
    edited = revise(meeting, wording, "Salam olsun")

    meeting.do("Gate", "hold.show", message=wording["message"], revision=edited["revision"])

    [message] = meeting.snapshot("Cup", "room")["messages"]
    assert (message["revision"], message["changed"]) == (edited["revision"], True)
    assert meeting.snapshot("Leaf", "personal")["own"] == []


def test_what_is_wanted_of_the_booth_follows_the_new_words(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    for lang in ("en", "ru", "hy"):
        meeting.do("Stair", "rendering.ask", **wording, lang=lang)
    meeting.do("Bridge", "rendering.give", **wording, lang="hy", text="Բարև")

    told = revise(meeting, wording, "Здравствуйте", lang="ru")

    assert meeting.snapshot("Bridge", "booth")["asked"] == [
        {"message": wording["message"], "revision": told["revision"], "lang": "en"}
    ]
    assert meeting.snapshot("Cup", "room")["messages"][0]["renderings"] == []


def test_while_the_session_pauses_only_what_waits_may_change(bed: Bed) -> None:
    meeting = make_meeting(bed)
    shown = said(meeting)
    waits = held(meeting, "Leaf", "Necəsiniz?")
    meeting.do("Gate", "session.pause")

    refused = meeting.refused("Leaf", "message.revise", **shown, lang="az", text="Salam olsun")

    assert refused == ("forbidden", {"why": "room", "state": "paused"})
    assert revise(meeting, waits, "Siz necəsiniz?")["became"] == "held"


def test_a_moderator_mends_whenever_a_moderator_sends(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting, "Gate", "Hər kəsə salam")
    meeting.do("Gate", "session.pause")
    meeting.do("Gate", "mode.set", mode="read_only")

    told = meeting.do("Gate", "message.revise", **wording, lang="az", text="Hamıya salam")

    assert told["became"] == "shown"


def test_where_everybody_reads_nobody_else_changes_anything(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    meeting.do("Gate", "mode.set", mode="read_only")

    refused = meeting.refused("Leaf", "message.revise", **wording, lang="az", text="Salam olsun")

    assert refused == ("declined", {"rule": "mode"})


def test_only_the_author_of_a_message_to_the_room_changes_it(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    told = meeting.say("Leaf", "Moderatorlara", audience="moderators")
    aside = {"message": told["message"], "revision": told["revision"]}

    answers = [
        meeting.refused("Lamp", "message.revise", **wording, lang="az", text="Salam"),
        meeting.refused("Gate", "message.revise", **wording, lang="az", text="Salam"),
        meeting.refused("Leaf", "message.revise", **aside, lang="az", text="Salam"),
    ]

    assert answers == [("missing", {}), ("missing", {}), ("conflict", {"why": "audience"})]


def test_edits_are_paced_like_messages(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)

    for text in ("bir", "iki", "üç", "dörd"):
        wording["revision"] = revise(meeting, wording, text)["revision"]
    refused = meeting.refused("Leaf", "message.revise", **wording, lang="az", text="beş")

    assert refused == ("declined", {"rule": "flood", "wait_s": 6})
