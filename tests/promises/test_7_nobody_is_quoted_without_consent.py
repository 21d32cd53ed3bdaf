"""Nobody is quoted without consent: to these exact words, in each language, until they are published."""

import pytest
from sqlalchemy import insert, select

from dialogue.kernel.ids import new_id
from dialogue.messages.models import Release
from dialogue.summaries.models import Summary
from tests.make.bed import Bed
from tests.make.meeting import Meeting, make_meeting


def released(meeting: Meeting) -> list[tuple[str, str, str | None]]:
    """The consents there are: wording, language, and the rendering agreed to."""
    query = select(Release.revision_id, Release.lang, Release.rendering).order_by(Release.lang)
    with meeting.reading() as db:
        return [(row.revision_id, row.lang, row.rendering) for row in db.execute(query)]


def publish(meeting: Meeting) -> None:
    """The organiser publishes the session's summary."""
    session = meeting.standing("Gate").session
    row = {
        "session_id": session,
        "id": new_id("y"),
        "state": "published",
        "published": meeting.bed.clock.now(),
    }
    meeting.bed.writer.run(lambda work: work.db.execute(insert(Summary).values(**row)).close())


def said(meeting: Meeting, text: str = "Bizdə tut ağacı vardı") -> dict[str, str]:
    """Something said by Leaf, as its author would name it."""
    told = meeting.say("Leaf", text)
    return {"message": told["message"], "revision": told["revision"]}


def rendered(meeting: Meeting, wording: dict[str, str], text: str = "Մենք թթենի ունեինք") -> str:
    told = meeting.do("Bridge", "rendering.give", **wording, lang="hy", text=text)
    return str(told["rendering"])


def test_silence_is_no_consent(bed: Bed) -> None:
    meeting = make_meeting(bed)

    said(meeting)

    assert released(meeting) == []


def test_a_consent_is_to_one_wording_in_one_language(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    rendering = rendered(meeting, wording)

    meeting.do("Leaf", "quote.give", **wording, lang="az")
    own = released(meeting)
    meeting.do("Leaf", "quote.give", **wording, lang="hy")

    assert own == [(wording["revision"], "az", None)]
    assert released(meeting) == [*own, (wording["revision"], "hy", rendering)]
    assert meeting.snapshot("Leaf", "personal")["releases"] == [
        {**wording, "lang": "az"},
        {**wording, "lang": "hy"},
    ]


def test_once_more_changes_nothing(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    meeting.do("Leaf", "quote.give", **wording, lang="az")
    before = meeting.snapshot("Leaf", "personal")["at"]

    meeting.do("Leaf", "quote.give", **wording, lang="az")
    meeting.do("Leaf", "quote.take_back", **wording, lang="hy")

    assert meeting.snapshot("Leaf", "personal")["at"] == before


@pytest.mark.parametrize("who", ["Cup", "Gate", "Bridge"])
def test_nobody_consents_for_somebody_else(bed: Bed, who: str) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)

    assert meeting.refused(who, "quote.give", **wording, lang="az") == ("missing", {})
    assert released(meeting) == []


def test_words_that_do_not_stand_in_a_language_cannot_be_agreed_to(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)

    assert meeting.refused("Leaf", "quote.give", **wording, lang="ru") == ("conflict", {"why": "rendering"})


def test_what_is_taken_back_is_taken_back(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    meeting.do("Leaf", "quote.give", **wording, lang="az")

    meeting.do("Leaf", "quote.take_back", **wording, lang="az")

    assert released(meeting) == []
    assert meeting.snapshot("Leaf", "personal")["releases"] == []


@pytest.mark.parametrize("how", ["revised", "edit shown", "withdrawn", "hidden", "erased"])
def test_a_consent_ends_with_its_words(bed: Bed, how: str) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    rendered(meeting, wording)
    for lang in ("az", "hy"):
        meeting.do("Leaf", "quote.give", **wording, lang=lang)

    change(meeting, wording, how)

    assert released(meeting) == []
    assert meeting.snapshot("Leaf", "personal")["releases"] == []
    assert meeting.kinds("Leaf", "personal").count("quote_taken_back") == 2


def change(meeting: Meeting, wording: dict[str, str], how: str) -> None:
    match how:
        case "revised":
            meeting.do("Leaf", "message.revise", **wording, lang="az", text="Bizdə iki tut ağacı vardı")
        case "edit shown":
            meeting.do("Gate", "mode.set", mode="read_first")
            wish = {**wording, "lang": "az", "text": "Bizdə iki tut ağacı vardı"}
            edited = meeting.do("Leaf", "message.revise", **wish)["revision"]
            assert len(released(meeting)) == 2
            meeting.do("Gate", "hold.show", message=wording["message"], revision=edited)
        case "withdrawn":
            meeting.do("Leaf", "message.withdraw", message=wording["message"])
        case "hidden":
            meeting.do("Gate", "message.hide", message=wording["message"], reason="rules")
        case _:
            meeting.do("Leaf", "message.erase", message=wording["message"])


def test_a_new_rendering_ends_the_consent_to_the_old_one_alone(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    rendered(meeting, wording)
    for lang in ("az", "hy"):
        meeting.do("Leaf", "quote.give", **wording, lang=lang)

    rendered(meeting, wording, "Մենք մի թթենի ունեինք")

    assert released(meeting) == [(wording["revision"], "az", None)]


def test_from_the_publication_on_a_consent_stays_as_it_was(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    meeting.do("Leaf", "quote.give", **wording, lang="az")
    meeting.do("Gate", "session.close")
    given = released(meeting)

    publish(meeting)
    answers = [
        meeting.refused("Leaf", "quote.take_back", **wording, lang="az"),
        meeting.refused("Leaf", "quote.give", **wording, lang="az"),
    ]
    meeting.do("Leaf", "message.withdraw", message=wording["message"])

    assert answers == [("conflict", {"why": "published"})] * 2
    assert released(meeting) == given


def test_erasing_ends_even_a_consent_that_was_published(bed: Bed) -> None:
    meeting = make_meeting(bed)
    wording = said(meeting)
    meeting.do("Leaf", "quote.give", **wording, lang="az")
    meeting.do("Gate", "session.close")
    publish(meeting)

    meeting.do("Leaf", "message.erase", message=wording["message"])

    assert released(meeting) == []


@pytest.mark.parametrize("audience", ["moderators", "desk"])
def test_what_was_not_said_to_the_room_is_never_quoted(bed: Bed, audience: str) -> None:
    meeting = make_meeting(bed)
    who = "Gate" if audience == "desk" else "Leaf"
    told = meeting.say(who, "Bu ancaq sizin üçündür", lang="az", audience=audience)

    refused = meeting.refused(
        who, "quote.give", message=told["message"], revision=told["revision"], lang="az"
    )

    assert refused == ("conflict", {"why": "audience"})
