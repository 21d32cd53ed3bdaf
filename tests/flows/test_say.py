"""Saying something, and what screening is told about it."""

from typing import Any

import pytest

from dialogue.kernel import limits
from dialogue.kernel.locales import Lang
from dialogue.programmes.lists import set_places, set_terms
from tests.make.bed import Bed
from tests.make.canary import canaries
from tests.make.meeting import Meeting, make_meeting


def listed(meeting: Meeting, lang: Lang, *words: str) -> None:
    meeting.bed.writer.run(lambda work: set_terms(work, meeting.place.programme, {lang: words}))


def refused(meeting: Meeting, who: str, text: str, **more: Any) -> tuple[str, dict[str, str | int]]:
    wish = {"audience": "room", "lang": meeting.people[who].langs[0], "text": text, **more}
    return meeting.refused(who, "message.send", **wish)


@pytest.mark.parametrize(("who", "text"), [("Leaf", "bu bir düyündür"), ("Cup", "սա düyün է")])
def test_a_listed_word_is_read_first_whatever_language_it_is_said_in(bed: Bed, who: str, text: str) -> None:
    meeting = make_meeting(bed)
    listed(meeting, "az", "düyün*")

    told = meeting.say(who, text)

    assert (told["became"], told["rule"]) == ("held", "word")


def test_a_list_counts_from_the_moment_it_was_changed(bed: Bed) -> None:
    meeting = make_meeting(bed)
    listed(meeting, "en", "tangle")
    first = meeting.say("Kite", "such a tangle")["became"]

    listed(meeting, "en")

    assert (first, meeting.say("Kite", "what a tangle")["became"]) == ("held", "shown")


def test_the_lists_of_another_programme_do_not_count(bed: Bed) -> None:
    meeting, other = make_meeting(bed), make_meeting(bed)
    listed(other, "en", "tangle")

    assert meeting.say("Kite", "such a tangle")["became"] == "shown"


def test_a_small_place_is_asked_about_and_then_read_first(bed: Bed) -> None:
    meeting = make_meeting(bed)
    bed.writer.run(lambda work: set_places(work, meeting.place.programme, ["Littlebrook"]))

    asked = refused(meeting, "Kite", "I am from Littlebrook")
    told = meeting.say("Kite", "I am from Littlebrook", confirmed=("small_place",))

    assert asked == ("ask", {"rule": "small_place"})
    assert (told["became"], told["rule"]) == ("held", "small_place")


def test_whoever_wants_it_read_first_has_it_read_first(bed: Bed) -> None:
    meeting = make_meeting(bed)

    told = meeting.say("Leaf", "Əmin deyiləm", confirmed=("asked_by_author",))

    assert (told["became"], told["rule"]) == ("held", "asked_by_author")


def test_wanting_it_read_first_spares_nobody_the_question_of_a_rule(bed: Bed) -> None:
    meeting = make_meeting(bed)
    text = "Mənə yazın: bulka@example.org"

    asked = refused(meeting, "Leaf", text, confirmed=("asked_by_author",))
    told = meeting.say("Leaf", text, confirmed=("asked_by_author", "contact"))

    assert asked == ("ask", {"rule": "contact"})
    assert (told["became"], told["rule"]) == ("held", "contact")


def test_words_to_the_moderators_are_read_by_them_first_anyway(bed: Bed) -> None:
    meeting = make_meeting(bed)

    told = meeting.say("Leaf", "Əmin deyiləm", audience="moderators", confirmed=("asked_by_author",))

    assert told["became"] == "shown"


def test_five_at_once_and_then_one_in_six_seconds(bed: Bed) -> None:
    meeting, texts = make_meeting(bed), canaries()
    for _ in range(5):
        meeting.say("Leaf", next(texts))

    answer = refused(meeting, "Leaf", next(texts))
    others = meeting.say("Cup", next(texts))["became"]
    meeting.later(6)

    assert (answer, others) == (("declined", {"rule": "flood", "wait_s": 6}), "shown")
    assert meeting.say("Leaf", next(texts))["became"] == "shown"


def test_the_pace_counts_for_words_to_the_moderators_too(bed: Bed) -> None:
    meeting, texts = make_meeting(bed), canaries()
    for _ in range(5):
        meeting.say("Bell", next(texts), audience="moderators")

    answer = refused(meeting, "Bell", next(texts), audience="moderators")

    assert answer == ("declined", {"rule": "flood", "wait_s": 6})


def test_words_to_the_moderators_do_not_slow_the_room(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.do("Gate", "slow_mode.set", seconds=60)
    meeting.say("Leaf", "Bir sualım var", audience="moderators")

    assert meeting.say("Leaf", "Bir sualım var")["became"] == "shown"


def test_the_same_again_is_declined_for_five_minutes_also_disguised(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.say("Kite", "We all like to walk in the evening")

    soon = refused(meeting, "Kite", "We all like to w a l k in the EVENING!")
    meeting.later(limits.REPEAT_WINDOW)

    assert soon == ("declined", {"rule": "repetition"})
    assert meeting.say("Kite", "We all like to walk in the evening")["became"] == "shown"


def test_too_much_at_once_is_refused_and_says_by_how_much(bed: Bed) -> None:
    meeting = make_meeting(bed)

    answer = refused(meeting, "Leaf", "so " * 800)

    assert answer == ("too_large", {"n": 2399, "max": 2000, "unit": "points"})


def test_each_audience_hears_what_is_meant_for_it(bed: Bed) -> None:
    meeting = make_meeting(bed)

    aside = meeting.say("Leaf", "Sizə bir sözüm var", audience="moderators")
    among = meeting.say("Gate", "Answer Leaf?", lang="en", audience="desk")

    desk = meeting.snapshot("Stair", "desk")["messages"]
    assert [(message["id"], message["audience"]) for message in desk] == [
        (aside["message"], "moderators"),
        (among["message"], "desk"),
    ]
    assert meeting.snapshot("Leaf", "personal")["to_moderators"] == [
        {"message": aside["message"], "revision": aside["revision"]}
    ]
    assert meeting.snapshot("Cup", "room")["messages"] == []


def test_a_reply_is_to_something_of_the_same_audience(bed: Bed) -> None:
    meeting = make_meeting(bed)
    room = meeting.say("Leaf", "Salam")["message"]
    aside = meeting.say("Leaf", "Sizə bir sözüm var", audience="moderators")["message"]

    reply = meeting.say("Cup", "Բարև", reply_to=room)
    answer = meeting.say("Gate", "I shall write to Leaf", lang="en", audience="desk", reply_to=aside)
    wrong = [
        refused(meeting, "Cup", "Ինչ", reply_to=aside),
        refused(meeting, "Cup", "Ինչ", reply_to=room, audience="moderators"),
        refused(meeting, "Gate", "What", reply_to=room, audience="desk"),
        refused(meeting, "Cup", "Ինչ", reply_to=f"m_{'a' * 20}"),
    ]

    assert meeting.snapshot("Leaf", "room")["messages"][-1]["reply_to"] == room
    assert (reply["became"], answer["became"], wrong) == ("shown", "shown", [("missing", {})] * 4)


def test_an_aside_is_taken_back_everywhere_it_was_told(bed: Bed) -> None:
    meeting = make_meeting(bed)
    aside = meeting.say("Leaf", "Sizə bir sözüm var", audience="moderators")

    meeting.do("Leaf", "message.withdraw", message=aside["message"])

    [message] = meeting.snapshot("Gate", "desk")["messages"]
    assert (message["author"], message["revision"]) == (None, None)
    assert meeting.snapshot("Leaf", "personal")["to_moderators"] == []


def test_what_was_not_said_to_the_room_is_not_hidden_from_it(bed: Bed) -> None:
    meeting = make_meeting(bed)
    aside = meeting.say("Leaf", "Sizə bir sözüm var", audience="moderators")

    answer = meeting.refused("Gate", "message.hide", message=aside["message"], reason="rules")

    assert answer == ("conflict", {"why": "state", "state": "shown"})


def test_a_pace_is_kept_and_nobody_waits_when_the_clock_was_set_back(bed: Bed) -> None:
    meeting, texts = make_meeting(bed), canaries()
    for _ in range(limits.MESSAGES_PER_MINUTE * limits.MODERATOR_FACTOR):
        meeting.say("Leaf", next(texts))
        meeting.later(limits.MINUTE / limits.MESSAGES_PER_MINUTE)

    meeting.later(-limits.HOUR)
    said = [meeting.say("Leaf", next(texts))["became"] for _ in range(limits.MESSAGES_BURST)]

    assert said == ["shown"] * limits.MESSAGES_BURST
    assert refused(meeting, "Leaf", next(texts)) == ("declined", {"rule": "flood", "wait_s": 6})
