"""Requests that a moderator look, and words to one person."""

from tests.make.bed import Bed
from tests.make.meeting import make_meeting


def test_a_request_reaches_the_desk_and_its_answer_the_one_who_asked(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = meeting.say("Leaf", "Salam")
    asked = meeting.do("Cup", "look.ask", message=told["message"], lang="hy", text="Նայեք")

    [look] = meeting.snapshot("Gate", "desk")["looks"]
    meeting.do("Stair", "look.close", look=asked["look"], outcome="talked", lang="hy", text="Խոսեցինք")

    assert look == {"look": asked["look"], "message": told["message"], "asker": meeting.id("Cup")}
    [answer] = meeting.snapshot("Cup", "personal")["answers"]
    assert (answer["look"], answer["outcome"]) == (asked["look"], "talked")
    assert meeting.words("Cup", "personal")["notes"][answer["note"]]["text"] == "Խոսեցինք"
    assert meeting.snapshot("Gate", "desk")["looks"] == []


def test_the_author_learns_nothing_of_it(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = meeting.say("Leaf", "Salam")
    before = meeting.snapshot("Leaf", "personal"), meeting.snapshot("Leaf", "room")

    look = meeting.do("Cup", "look.ask", message=told["message"], lang="hy", text="Նայեք")["look"]
    meeting.do("Stair", "look.close", look=look, outcome="stays", lang="hy", text=None)

    assert (meeting.snapshot("Leaf", "personal"), meeting.snapshot("Leaf", "room")) == before


def test_one_request_of_a_person_is_open_per_message(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = meeting.say("Leaf", "Salam")
    wish = {"message": told["message"], "lang": "en", "text": "Please look"}
    look = meeting.do("Kite", "look.ask", **wish)["look"]

    again = meeting.refused("Kite", "look.ask", **wish)
    meeting.do("Bell", "look.ask", **wish)
    meeting.do("Gate", "look.close", look=look, outcome="stays", lang="en", text=None)

    assert again == ("conflict", {"why": "asked"})
    assert meeting.do("Kite", "look.ask", **wish)["became"] == "done"


def test_nobody_asks_more_than_five_times_in_ten_minutes(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = [meeting.say("Leaf", text)["message"] for text in ("bir", "iki", "üç")]
    told += [meeting.say("Cup", text)["message"] for text in ("մեկ", "երկու", "երեք")]
    for message in told[:5]:
        meeting.do("Kite", "look.ask", message=message, lang="en", text="Please look")
        meeting.later(60)

    refused = meeting.refused("Kite", "look.ask", message=told[5], lang="en", text="Please look")
    meeting.later(300)

    assert refused == ("too_many", {"wait_s": 300})
    asked = meeting.do("Kite", "look.ask", message=told[5], lang="en", text="Please look")
    assert asked["became"] == "done"


def test_a_request_is_answered_once(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = meeting.say("Leaf", "Salam")
    look = meeting.do("Cup", "look.ask", message=told["message"], lang="hy", text="Նայեք")["look"]
    meeting.do("Stair", "look.close", look=look, outcome="stays", lang="hy", text=None)

    again = meeting.do("Gate", "look.close", look=look, outcome="hidden", lang="en", text="No")

    assert again == {"became": "done", "seq": None}
    assert [answer["outcome"] for answer in meeting.snapshot("Cup", "personal")["answers"]] == ["stays"]


def test_what_is_no_longer_there_cannot_be_looked_at(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = meeting.say("Leaf", "Salam")
    meeting.do("Leaf", "message.withdraw", message=told["message"])

    refused = meeting.refused("Cup", "look.ask", message=told["message"], lang="hy", text="Նայեք")

    assert refused == ("conflict", {"why": "state", "state": "withdrawn"})


def test_the_desk_hears_what_becomes_of_a_message_it_was_asked_to_look_at(bed: Bed) -> None:
    meeting = make_meeting(bed)
    looked_at, other = meeting.say("Leaf", "Salam"), meeting.say("Lamp", "Axşamınız xeyir")
    meeting.do("Cup", "look.ask", message=looked_at["message"], lang="hy", text="Նայեք")
    before = meeting.snapshot("Gate", "desk")["at"]

    for who, told in (("Leaf", looked_at), ("Lamp", other)):
        meeting.do(who, "message.withdraw", message=told["message"])

    assert meeting.kinds("Gate", "desk", before) == ["message_withdrawn"]


def test_a_note_is_read_by_the_one_it_is_for(bed: Bed) -> None:
    meeting = make_meeting(bed)

    note = meeting.do("Gate", "note.send", member=meeting.id("Cup"), lang="ru", text="Всё хорошо?")["note"]

    assert meeting.snapshot("Cup", "personal")["notes"] == [note]
    assert meeting.words("Cup", "personal")["notes"] == {note: {"lang": "ru", "text": "Всё хорошо?"}}
    assert meeting.snapshot("Leaf", "personal")["notes"] == []
    assert meeting.snapshot("Stair", "desk")["acts"][-1]["act"] == "note.send"
    assert meeting.log("Cup", "personal")[-1].actor is None


def test_nothing_is_written_to_somebody_who_is_gone_or_of_another_room(bed: Bed) -> None:
    meeting, other = make_meeting(bed), make_meeting(bed)
    meeting.do("Cup", "mine.erase_all")
    words = {"lang": "en", "text": "Are you there?"}

    answers = [
        meeting.refused("Gate", "note.send", member=meeting.id("Cup"), **words),
        meeting.refused("Gate", "note.send", member=other.id("Cup"), **words),
    ]

    assert answers == [("conflict", {"why": "state", "state": "erased"}), ("missing", {})]
