"""Publishing fixes a summary; erasing still takes words out of it."""

import msgspec
import pytest
from sqlalchemy import select, update

from dialogue.flows.demo.seed import Demo
from dialogue.flows.erase import EraseMessage
from dialogue.flows.office.publish_summary import publish_summary
from dialogue.flows.withdraw import WithdrawMessage
from dialogue.kernel.errors import Conflict
from dialogue.messages.models import Message
from dialogue.programmes.models import Programme
from dialogue.rooms.models import RoomSession
from dialogue.summaries.distil import distil
from dialogue.summaries.models import Summary
from dialogue.summaries.publication import (
    Kept,
    facts_of,
    publishable_from,
    published,
    quoted_messages,
    state_of,
)
from tests.make.bed import Bed
from tests.make.demo import does, released_message, unpublish

HOUR = 3600


def facts(bed: Bed, session: str) -> object:
    with bed.readers.connect() as db:
        return distil(facts_of(db, bed.kit.sealer, session), "en")


def kept(bed: Bed, demo: Demo, session: str) -> Kept:
    with bed.readers.connect() as db:
        sealed = db.execute(select(Summary.facts).where(Summary.session_id == session)).scalar_one()
    assert sealed is not None
    words = bed.kit.sealer.open(demo.room, ("summary", session, "facts"), sealed)
    return msgspec.json.decode(words, type=Kept)


def test_a_day_must_pass_between_the_close_and_the_publication(stage: Bed, demo: Demo, closed: str) -> None:
    unpublish(stage, closed)
    ended = update(RoomSession).where(RoomSession.id == closed).values(closed=stage.clock.now())
    wait = update(Programme).values(publish_after_hours=24)
    stage.writer.run(lambda work: work.db.execute(ended).close())
    stage.writer.run(lambda work: work.db.execute(wait).close())
    organiser = demo.accounts["organiser"]

    stage.clock.advance(24 * HOUR - 1)
    with pytest.raises(Conflict) as refused:
        stage.writer.run(lambda work: publish_summary(work, organiser, closed))
    stage.clock.advance(1)
    stage.writer.run(lambda work: publish_summary(work, organiser, closed))

    assert refused.value.data == {"why": "early"}
    with stage.readers.connect() as db:
        assert published(db, closed)
        assert publishable_from(db, closed) == stage.clock.now()


def test_what_is_published_stays_as_it_was(stage: Bed, closed: str) -> None:
    before = facts(stage, closed)
    message, author = released_message(stage, closed)

    does(stage, author, WithdrawMessage(message))
    stage.writer.run(lambda work: work.db.execute(update(RoomSession).values(minutes=15)).close())

    assert facts(stage, closed) == before


def test_an_erased_message_leaves_every_later_file_and_the_store(stage: Bed, demo: Demo, closed: str) -> None:
    message, author = released_message(stage, closed)
    before = kept(stage, demo, closed)
    with stage.readers.connect() as db:
        quoted = quoted_messages(db, stage.kit.sealer, closed)

    does(stage, author, EraseMessage(message))

    after = kept(stage, demo, closed)
    assert (len(before.quotes), len(after.quotes)) == (len(quoted), len(quoted) - 1)
    assert message not in {quote.message for quote in after.quotes}
    assert after.facts == before.facts
    with stage.readers.connect() as db:
        assert set(quoted) - set(quoted_messages(db, stage.kit.sealer, closed)) == {message}
        assert len(facts_of(db, stage.kit.sealer, closed).quotes) == len(quoted) - 1


def test_even_a_copy_that_was_not_cleaned_shows_no_erased_words(stage: Bed, closed: str) -> None:
    """As after a restore, before the ledger is replayed: state alone decides."""
    message, _ = released_message(stage, closed)
    erased = update(Message).where(Message.id == message).values(state="erased")
    with stage.readers.connect() as db:
        before = len(facts_of(db, stage.kit.sealer, closed).quotes)

    stage.writer.run(lambda work: work.db.execute(erased).close())

    with stage.readers.connect() as db:
        assert len(facts_of(db, stage.kit.sealer, closed).quotes) == before - 1


def test_it_is_published_once(stage: Bed, demo: Demo, closed: str) -> None:
    with pytest.raises(Conflict) as refused:
        stage.writer.run(lambda work: publish_summary(work, demo.accounts["organiser"], closed))

    assert refused.value.data == {"why": "state"}
    with stage.readers.connect() as db:
        assert state_of(db, closed) == "published"
