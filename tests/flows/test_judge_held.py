"""What moderators do with a text that waits."""

from functools import partial
from typing import Any

import pytest

from dialogue.kernel import limits
from dialogue.kernel.clock import epoch
from tests.make.bed import Bed
from tests.make.meeting import Meeting, make_meeting
from tests.make.together import tried_together


def held(meeting: Meeting, text: str = "Всем здравствуйте", who: str = "Lamp") -> dict[str, Any]:
    """Something that both moderators can read."""
    meeting.do("Gate", "mode.set", mode="read_first")
    told = meeting.say(who, text, lang="ru")
    return {"message": told["message"], "revision": told["revision"]}


ACTS: dict[str, dict[str, Any]] = {
    "hold.show": {},
    "hold.return": {"note": "Подождём?", "lang": "ru"},
    "hold.hide": {"reason": "off_stage"},
}


@pytest.mark.parametrize("second", list(ACTS))
@pytest.mark.parametrize("first", list(ACTS))
def test_of_two_moderators_at_once_one_decides(bed: Bed, first: str, second: str) -> None:
    meeting = make_meeting(bed)
    wording = held(meeting)
    before = meeting.snapshot("Gate", "desk")["at"]

    done, refused = tried_together(
        [
            partial(meeting.do, "Gate", first, **wording, **ACTS[first]),
            partial(meeting.do, "Stair", second, **wording, **ACTS[second]),
        ]
    )

    state = {"hold.show": "shown", "hold.return": "returned", "hold.hide": "hidden"}[first]
    assert (len(done), [fault.data for fault in refused]) == (1, [{"why": "closed", "state": state}])
    assert meeting.kinds("Gate", "desk", before) == ["hold_closed"]
    [act] = [act for act in meeting.snapshot("Gate", "desk")["acts"] if act["act"].startswith("hold.")]
    assert (act["act"], act["actor"]) == (first, meeting.id("Gate"))


@pytest.mark.parametrize("act", ["hold.claim", *ACTS])
def test_whoever_reads_it_has_a_minute_for_themselves(bed: Bed, act: str) -> None:
    meeting = make_meeting(bed)
    wording = held(meeting)
    wish = {"message": wording["message"]} if act == "hold.claim" else {**wording, **ACTS[act]}
    until = epoch(bed.clock.now()) + 60

    meeting.do("Gate", "hold.claim", message=wording["message"])
    meeting.later(59)
    refused = meeting.refused("Stair", act, **wish)
    meeting.later(1)

    assert refused == ("conflict", {"why": "claimed", "by": meeting.id("Gate"), "until": until})
    assert meeting.do("Stair", act, **wish)["became"] == "done"


def test_a_claim_is_renewed_by_whoever_has_it(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = held(meeting)
    meeting.do("Gate", "hold.claim", message=wording["message"])
    meeting.later(40)

    meeting.do("Gate", "hold.claim", message=wording["message"])
    meeting.later(40)

    assert meeting.refused("Stair", "hold.show", **wording)[0] == "conflict"
    assert meeting.do("Gate", "hold.show", **wording)["became"] == "done"


def test_a_claim_made_before_the_clock_was_set_back_keeps_nobody_waiting(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = held(meeting)
    meeting.do("Gate", "hold.claim", message=wording["message"])

    meeting.later(-limits.HOUR)

    assert meeting.do("Stair", "hold.show", **wording)["became"] == "done"


def test_a_held_message_takes_its_place_and_its_stage_when_it_is_shown(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = held(meeting)
    meeting.do("Gate", "mode.set", mode="open")
    earlier = meeting.say("Cup", "Բարև")
    meeting.do("Stair", "stage.next")

    shown = meeting.do("Gate", "hold.show", **wording)

    messages = meeting.snapshot("Bell", "room")["messages"]
    assert [(message["id"], message["seq"], message["stage"]) for message in messages] == [
        (earlier["message"], earlier["seq"], 2),
        (wording["message"], shown["seq"], 3),
    ]
    assert messages[1]["author"] == meeting.id("Lamp")


def test_the_note_reaches_the_author_alone(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = held(meeting)

    meeting.do("Gate", "hold.return", **wording, note="Подождём немного?", lang="ru")

    [item] = meeting.snapshot("Lamp", "personal")["own"]
    assert (item["state"], item["rule"], item["reason"]) == ("returned", "read_first", None)
    assert meeting.words("Lamp", "personal")["notes"][item["note"]]["text"] == "Подождём немного?"
    assert "hold_closed" not in meeting.kinds("Bridge", "booth")


def test_the_reason_reaches_the_author_and_the_desk(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = held(meeting)

    meeting.do("Gate", "hold.hide", **wording, reason="names_someone")

    [item] = meeting.snapshot("Lamp", "personal")["own"]
    [act] = [act for act in meeting.snapshot("Stair", "desk")["acts"] if act["act"] == "hold.hide"]
    assert (item["state"], item["reason"], act["reason"]) == ("hidden", "names_someone", "names_someone")
    assert meeting.snapshot("Stair", "desk")["held"] == []


def test_what_was_never_shown_cannot_be_restored(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = held(meeting)
    meeting.do("Gate", "hold.hide", **wording, reason="rules")

    refused = meeting.refused("Gate", "message.restore", message=wording["message"])

    assert refused == ("conflict", {"why": "state", "state": "hidden"})


def test_a_message_taken_back_waits_no_more(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = held(meeting)

    meeting.do("Lamp", "message.withdraw", message=wording["message"])

    assert meeting.snapshot("Gate", "desk")["held"] == []
    assert meeting.snapshot("Lamp", "personal")["own"] == []
    assert meeting.refused("Gate", "hold.show", **wording) == (
        "conflict",
        {"why": "closed", "state": "withdrawn"},
    )


def test_an_edit_that_waits_goes_when_the_message_is_hidden(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = meeting.say("Lamp", "Всем здравствуйте", lang="ru")
    wording = {"message": told["message"], "revision": told["revision"]}
    meeting.do("Gate", "mode.set", mode="read_first")
    meeting.do("Lamp", "message.revise", **wording, lang="ru", text="Всем добрый вечер")

    meeting.do("Gate", "message.hide", message=wording["message"], reason="rules")
    [item] = meeting.snapshot("Lamp", "personal")["own"]
    meeting.do("Gate", "message.restore", message=wording["message"])

    assert (item["state"], item["revision"], item["reason"]) == ("hidden", wording["revision"], "rules")
    assert meeting.snapshot("Gate", "desk")["held"] == []
    assert meeting.snapshot("Cup", "room")["messages"][0]["revision"] == wording["revision"]
    assert meeting.snapshot("Lamp", "personal")["own"] == []


def test_a_text_of_another_room_is_missing(bed: Bed) -> None:
    meeting, other = make_meeting(bed), make_meeting(bed)
    wording = held(other)

    answers = [meeting.refused("Gate", act, **wording, **more) for act, more in ACTS.items()]

    assert answers == [("missing", {})] * 3
