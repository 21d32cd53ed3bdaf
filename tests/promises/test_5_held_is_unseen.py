"""Held is unseen: a text that waits, came back, was hidden, withdrawn or erased reaches nobody who
may not read it.
"""

import json
from typing import Any

import pytest

from dialogue.flows.reading.reader import all_snapshots, catch_up, history
from tests.make.bed import Bed
from tests.make.meeting import Meeting, make_meeting

SECRET = "Suyun səsi"
OTHERS = ("Cup", "Lamp", "Bell", "Kite")
EVERYONE_ELSE = (*OTHERS, "Bridge", "Gate", "Stair")


def everything_sent_to(meeting: Meeting, name: str) -> str:
    """All that a reader gets, from every answer there is, as it goes over the wire."""
    standing, sealer = meeting.standing(name), meeting.bed.kit.sealer
    with meeting.reading() as db:
        values, words = all_snapshots(db, sealer, standing)
        beginnings = {value["stream"]: 0 for value in values}
        answers: list[Any] = [values, words, catch_up(db, sealer, standing, beginnings)]
        if standing.admitted:
            answers.append(history(db, sealer, standing, 10**6, 50))
    return json.dumps(answers, ensure_ascii=False)


def who_gets(meeting: Meeting, text: str) -> set[str]:
    return {name for name in meeting.people if text in everything_sent_to(meeting, name)}


def held(meeting: Meeting, text: str = SECRET) -> dict[str, Any]:
    meeting.do("Gate", "mode.set", mode="read_first")
    return meeting.say("Leaf", text)


def test_a_held_message_is_silent_for_the_room(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.do("Gate", "mode.set", mode="read_first")
    before = {name: everything_sent_to(meeting, name) for name in OTHERS}

    told = meeting.say("Leaf", SECRET)

    assert {name: everything_sent_to(meeting, name) for name in OTHERS} == before
    assert who_gets(meeting, SECRET) == {"Leaf", "Gate", "Stair"}
    assert who_gets(meeting, told["message"]) == {"Leaf", "Gate", "Stair"}


def test_interpreters_read_what_waits_only_when_they_are_asked(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = held(meeting)
    wanted = {"message": told["message"], "revision": told["revision"], "lang": "hy"}

    before = (
        who_gets(meeting, SECRET),
        meeting.refused("Bridge", "rendering.give", **wanted, text="Ջրի ձայնը"),
    )
    meeting.do("Stair", "rendering.ask", **wanted)

    assert before == ({"Leaf", "Gate", "Stair"}, ("missing", {}))
    assert who_gets(meeting, SECRET) == {"Leaf", "Gate", "Stair", "Bridge"}


def test_what_a_moderator_puts_into_words_is_read_in_the_booth_and_nowhere_else(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = held(meeting)
    wording = {"message": told["message"], "revision": told["revision"]}

    meeting.do("Gate", "rendering.give", **wording, lang="en", text="The sound of water")

    assert who_gets(meeting, SECRET) == {"Leaf", "Gate", "Stair", "Bridge"}
    assert who_gets(meeting, "The sound of water") == {"Gate", "Stair", "Bridge"}


def test_other_words_that_wait_are_not_read_where_the_old_ones_were_asked_for(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = meeting.say("Leaf", "Salam")
    wording = {"message": told["message"], "revision": told["revision"]}
    meeting.do("Stair", "rendering.ask", **wording, lang="hy")
    meeting.do("Gate", "mode.set", mode="read_first")

    edited = meeting.do("Leaf", "message.revise", **wording, lang="az", text=SECRET)
    newest = {"message": told["message"], "revision": edited["revision"]}

    again = meeting.do("Leaf", "message.revise", **newest, lang="az", text=f"{SECRET}, yenə")
    newest["revision"] = again["revision"]
    meeting.do("Gate", "hold.return", **newest, note=None, lang="en")

    desk = {"Leaf", "Gate", "Stair"}
    assert [who_gets(meeting, what) for what in (SECRET, edited["revision"], again["revision"])] == [desk] * 3
    assert meeting.refused("Bridge", "rendering.give", **newest, lang="hy", text="Ջուր") == (
        "conflict",
        {"why": "revision"},
    )


def test_a_rendering_of_what_waits_reaches_the_room_only_with_it(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = held(meeting)
    wording = {"message": told["message"], "revision": told["revision"]}
    meeting.do("Stair", "rendering.ask", **wording, lang="hy")

    meeting.do("Bridge", "rendering.give", **wording, lang="hy", text="Ջրի ձայնը")
    before = who_gets(meeting, "Ջրի ձայնը")
    meeting.do("Stair", "hold.show", **wording)

    assert before == {"Gate", "Stair", "Bridge"}
    assert who_gets(meeting, "Ջրի ձայնը") == set(meeting.people)


@pytest.mark.parametrize("moderator", ["Gate", "Stair"])
def test_a_moderator_shows_only_what_they_can_read(bed: Bed, moderator: str) -> None:
    meeting = make_meeting(bed)
    meeting.do("Gate", "mode.set", mode="read_first")
    author, lang, text = {"Gate": ("Cup", "hy", "Ջրի ձայնը"), "Stair": ("Leaf", "az", SECRET)}[moderator]
    told = meeting.say(author, text)
    wording = {"message": told["message"], "revision": told["revision"]}

    refused = meeting.refused(moderator, "hold.show", **wording)
    meeting.do(moderator, "rendering.ask", **wording, lang="en")
    meeting.do("Bridge", "rendering.give", **wording, lang="en", text="The sound of water")
    shown = meeting.do(moderator, "hold.show", **wording)

    assert refused == ("forbidden", {"why": "unread"})
    assert shown == {"became": "done", "seq": meeting.snapshot("Bell", "room")["messages"][0]["seq"]}
    assert lang in meeting.people[author].langs


def test_an_edit_that_waits_leaves_what_is_shown_as_it_was(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = meeting.say("Leaf", "Salam")
    meeting.do("Gate", "mode.set", mode="read_first")

    wish = {"message": told["message"], "revision": told["revision"], "lang": "az", "text": SECRET}
    edited = meeting.do("Leaf", "message.revise", **wish)

    assert (edited["became"], edited["rule"]) == ("held", "read_first")
    assert who_gets(meeting, SECRET) == {"Leaf", "Gate", "Stair"}
    assert who_gets(meeting, "Salam") == set(meeting.people)
    assert who_gets(meeting, edited["revision"]) == {"Leaf", "Gate", "Stair"}


def test_what_was_returned_or_hidden_is_read_by_its_author_and_the_desk_until_the_close(bed: Bed) -> None:
    meeting = make_meeting(bed)
    returned, hidden = held(meeting), meeting.say("Leaf", "Külək səsi")
    wish = {"message": returned["message"], "revision": returned["revision"]}
    meeting.do("Gate", "hold.return", **wish, note="Sonra?", lang="az")
    meeting.do("Gate", "hold.hide", message=hidden["message"], revision=hidden["revision"], reason="rules")

    before = who_gets(meeting, SECRET), who_gets(meeting, "Külək səsi"), who_gets(meeting, "Sonra?")
    meeting.do("Gate", "session.close")

    desk = {"Leaf", "Gate", "Stair"}
    assert before == (desk, desk, desk)
    assert (who_gets(meeting, SECRET), who_gets(meeting, "Külək səsi")) == ({"Leaf"}, {"Leaf"})


def test_a_hidden_message_leaves_a_quiet_line_and_comes_back_where_it_was(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = meeting.say("Leaf", SECRET)
    meeting.say("Cup", "Բարև")
    before = meeting.snapshot("Cup", "room")["messages"]

    meeting.do("Gate", "message.hide", message=told["message"], reason="off_stage")
    line, rest = meeting.snapshot("Cup", "room")["messages"]
    readers = who_gets(meeting, SECRET)
    meeting.do("Stair", "message.restore", message=told["message"])

    assert (line["state"], line["author"], line["revision"]) == ("hidden", None, None)
    assert readers == {"Leaf", "Gate", "Stair"}
    assert [line["id"], rest] == [before[0]["id"], before[1]]
    assert meeting.snapshot("Cup", "room")["messages"] == before


def test_what_was_withdrawn_is_read_by_moderators_only_while_they_are_asked_to_look(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = meeting.say("Leaf", SECRET)
    wish = {"message": told["message"], "lang": "hy", "text": "Խնդրում եմ նայեք"}
    look = meeting.do("Cup", "look.ask", **wish)["look"]

    meeting.do("Leaf", "message.withdraw", message=told["message"])
    during = who_gets(meeting, SECRET)
    meeting.do("Stair", "look.close", look=look, outcome="stays", lang="hy", text=None)

    assert (during, who_gets(meeting, SECRET)) == ({"Gate", "Stair"}, set())
    assert who_gets(meeting, "Խնդրում եմ նայեք") == {"Cup", "Gate", "Stair"}


def test_words_that_were_replaced_are_read_by_nobody(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = meeting.say("Leaf", SECRET)

    wish = {"message": told["message"], "revision": told["revision"], "lang": "az", "text": "Başqa söz"}
    meeting.do("Leaf", "message.revise", **wish)

    assert (who_gets(meeting, SECRET), who_gets(meeting, "Başqa söz")) == (set(), set(meeting.people))


def test_whoever_comes_late_reads_nothing_from_before(bed: Bed) -> None:
    meeting = Meeting(bed)
    meeting.open_waiting_room()
    meeting.come("Leaf")
    meeting.do("Gate", "member.admit", members=[meeting.id("Leaf")])
    meeting.do("Gate", "session.open", session=meeting.place.sessions[0])
    meeting.do("Gate", "stage.next")
    early = meeting.say("Leaf", SECRET)
    meeting.come("Cup")
    waiting = everything_sent_to(meeting, "Cup")

    meeting.do("Stair", "member.admit", members=[meeting.id("Cup")])
    late = meeting.say("Leaf", "İndi hamımız buradayıq", reply_to=early["message"])

    assert SECRET not in waiting
    assert SECRET not in everything_sent_to(meeting, "Cup")
    assert [message["id"] for message in meeting.snapshot("Cup", "room")["messages"]] == [late["message"]]
    asked = {"message": early["message"], "lang": "hy", "text": "Ի՞նչ էր"}
    assert meeting.refused("Cup", "look.ask", **asked) == ("missing", {})


@pytest.mark.parametrize("what", ["rendering", "restored", "revised"])
def test_what_happens_later_to_something_older_does_not_tell_it_to_latecomers(bed: Bed, what: str) -> None:
    meeting = Meeting(bed)
    meeting.open_waiting_room()
    meeting.come("Leaf")
    meeting.do("Gate", "member.admit", members=[meeting.id("Leaf")])
    meeting.do("Gate", "session.open", session=meeting.place.sessions[0])
    meeting.do("Gate", "stage.next")
    told = meeting.say("Leaf", SECRET)
    wording = {"message": told["message"], "revision": told["revision"]}
    meeting.come("Cup")
    meeting.do("Stair", "member.admit", members=[meeting.id("Cup")])

    match what:
        case "rendering":
            meeting.do("Bridge", "rendering.give", **wording, lang="hy", text="Ջրի ձայնը")
        case "restored":
            meeting.do("Gate", "message.hide", message=told["message"], reason="rules")
            meeting.do("Gate", "message.restore", message=told["message"])
        case _:
            meeting.do("Leaf", "message.revise", **wording, lang="az", text=f"{SECRET}, yenə")

    sent = everything_sent_to(meeting, "Cup")
    assert told["message"] in sent
    assert [words for words in (SECRET, "Ջրի ձայնը") if words in sent] == []


@pytest.mark.parametrize("who", OTHERS)
def test_what_waits_is_for_others_the_same_as_what_never_was(bed: Bed, who: str) -> None:
    meeting = make_meeting(bed)
    told = held(meeting)
    nothing = {"message": f"m_{'a' * 20}", "revision": f"v_{'a' * 20}"}
    asked = {"lang": "en", "text": "What is this?"}

    def tries(message: str, revision: str) -> list[tuple[str, dict[str, str | int]]]:
        wording = {"message": message, "revision": revision}
        return [
            meeting.refused(who, "look.ask", message=message, **asked),
            meeting.refused(who, "message.withdraw", message=message),
            meeting.refused(who, "message.erase", message=message),
            meeting.refused(who, "quote.give", **wording, lang="az"),
        ]

    assert tries(told["message"], told["revision"]) == tries(**nothing) == [("missing", {})] * 4


def test_an_answer_bears_no_number_of_a_stream_its_reader_may_not_read(bed: Bed) -> None:
    meeting = make_meeting(bed)
    message = meeting.say("Leaf", "Salam")["message"]
    for _ in range(3):
        meeting.do("Gate", "message.send", audience="desk", lang="az", text="Bax", reply_to=None)
        bed.clock.advance(30)

    aside = meeting.do("Cup", "message.send", audience="moderators", lang="en", text="A word", reply_to=None)
    asked = meeting.do("Cup", "look.ask", message=message, lang="en", text="Please look")

    with meeting.reading() as db:
        own = all_snapshots(db, bed.kit.sealer, meeting.standing("Cup"))[0][1]
    assert own["kind"] == "personal"
    assert aside["seq"] == own["at"]
    assert asked["seq"] is None
