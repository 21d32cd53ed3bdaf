"""Facts of a closed meeting, read from a real database: the example, and what happens to it afterwards."""

from collections import Counter

import pytest
from sqlalchemy import select, update

from dialogue.flows.demo.content import example
from dialogue.flows.demo.seed import Demo
from dialogue.flows.erase import EraseMessage
from dialogue.flows.erase_all import EraseAll
from dialogue.flows.hide import HideMessage
from dialogue.flows.withdraw import WithdrawMessage
from dialogue.kernel.errors import Missing
from dialogue.messages.models import Message, Revision
from dialogue.programmes.communities import communities_of
from dialogue.rooms.meetings import meetings_of
from dialogue.rooms.models import Member
from dialogue.summaries.distil import distil
from dialogue.summaries.facts import Facts
from dialogue.summaries.gather import gather
from dialogue.summaries.models import Summary
from dialogue.summaries.publication import facts_of, prepare
from tests.make.bed import Bed
from tests.make.demo import does, released_message, unpublish

CLOSED = example().meetings[0]
SOCIETY = {person.key: person.society for person in example().programme.participants}


def gathered(bed: Bed, session: str) -> Facts:
    with bed.readers.connect() as db:
        return gather(db, bed.kit.sealer, session)


def draft(bed: Bed, session: str) -> Facts:
    with bed.readers.connect() as db:
        return facts_of(db, bed.kit.sealer, session)


def test_everybody_who_was_let_in_counts_and_staff_do_not(stage: Bed, closed: str, demo: Demo) -> None:
    facts = gathered(stage, closed)

    with stage.readers.connect() as db:
        known = {each.id for each in communities_of(db, demo.programme)}
    assert len(facts.people) == 12
    assert sorted(Counter(person.community for person in facts.people).values()) == [6, 6]
    assert {person.community for person in facts.people} <= known
    assert {community.key for community in facts.communities} == known


def test_characters_are_those_of_the_originals_that_stand_in_the_room(stage: Bed, closed: str) -> None:
    written = Counter[str]()
    for message in CLOSED.messages:
        written[message.author] += len(message.into(message.lang))

    facts = gathered(stage, closed)

    assert sorted(person.characters for person in facts.people) == sorted(written.values())


def test_numbers_stages_and_announcements_are_those_of_this_meeting_alone(stage: Bed, closed: str) -> None:
    facts = gathered(stage, closed)

    assert (facts.held, facts.looks, facts.number, facts.of, facts.status) == (6, 2, 1, 6, "draft")
    assert [(stage.planned_minutes, stage.used_seconds) for stage in facts.stages] == [
        (25, 27 * 60),
        (50, 47 * 60),
        (15, 14 * 60),
    ]
    assert [told.words["en"] for told in facts.announcements] == [told.en for told in CLOSED.announcements]


def test_a_meeting_that_is_not_over_has_no_facts(stage: Bed, demo: Demo) -> None:
    with stage.readers.connect() as db:
        meetings = meetings_of(db, demo.room)

    for meeting in meetings[1:3]:
        with pytest.raises(Missing):
            gathered(stage, meeting.id)


def test_societies_and_languages_are_turned_by_one_place_each_meeting(stage: Bed, closed: str) -> None:
    renumber = update(Message.metadata.tables["session"]).where(
        Message.metadata.tables["session"].c.id == closed
    )

    first = gathered(stage, closed)
    stage.writer.run(lambda work: work.db.execute(renumber.values(number=99)).close())
    later = gathered(stage, closed)

    def named(facts: Facts) -> list[str]:
        return [community.key for community in facts.communities][:2]

    assert named(later) == named(first)  # 98 places on, two societies stand as they did
    assert later.langs[2:] + later.langs[:2] == first.langs  # and four languages half a turn further
    assert first.communities[-1].label.words["en"] == "Both, neither or other"


def test_quotes_are_exactly_what_was_released_language_by_language(stage: Bed, closed: str) -> None:
    unpublish(stage, closed)

    facts = draft(stage, closed)

    wanted = {
        lang: {message.into(lang) for message in CLOSED.messages if lang in message.released}
        for lang in ("az", "hy", "en", "ru")
    }
    for lang, texts in wanted.items():
        quoted = distil(facts, lang).quotes  # type: ignore[arg-type]
        assert {quote.text for quote in quoted} == texts
    originals = {m.into(m.lang) for m in CLOSED.messages if m.lang in m.released}
    assert {
        words.text for quote in facts.quotes for words in quote.words.values() if words.how == "original"
    } == originals


@pytest.mark.parametrize("how", ["withdraw", "erase", "hide"])
def test_before_publication_what_leaves_the_room_leaves_quotes_and_counts(
    stage: Bed, closed: str, demo: Demo, how: str
) -> None:
    unpublish(stage, closed)
    message, author = released_message(stage, closed)
    before = draft(stage, closed)

    if how == "hide":
        with stage.readers.connect() as db:
            staff = Member.account_id == demo.accounts["moderator-1"]
            moderator = db.execute(select(Member.id).where(staff)).scalar_one()
        does(stage, moderator, HideMessage(message, "other"))
    elif how == "erase":
        does(stage, author, EraseMessage(message))
    else:
        does(stage, author, WithdrawMessage(message))
    after = draft(stage, closed)

    assert len(after.quotes) == len(before.quotes) - 1
    assert sum(p.characters for p in after.people) < sum(p.characters for p in before.people)
    assert len(after.people) == len(before.people)


def test_whoever_erased_themselves_was_never_here(stage: Bed, closed: str) -> None:
    unpublish(stage, closed)
    _, author = released_message(stage, closed)

    does(stage, author, EraseAll())
    after = draft(stage, closed)

    assert len(after.people) == 11
    assert None not in {person.community for person in after.people}
    assert distil(after, "en").societies is not None


def test_a_draft_is_begun_once_and_only_for_a_meeting_that_is_over(stage: Bed, demo: Demo) -> None:
    with stage.readers.connect() as db:
        planned = meetings_of(db, demo.room)[2].id

    with pytest.raises(Missing):
        stage.writer.run(lambda work: prepare(work, planned))

    with stage.readers.connect() as db:
        assert db.execute(select(Summary.session_id).where(Summary.session_id == planned)).first() is None
        assert db.execute(select(Revision.id)).first() is not None
