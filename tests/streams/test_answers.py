"""What a key was answered."""

import pytest

from dialogue.kernel import limits
from dialogue.kernel.errors import Conflict
from dialogue.store.work import Work
from dialogue.streams.answers import (
    forget_answers,
    forget_answers_about,
    forget_answers_of,
    keep_answer,
    known_answer,
)
from tests.make.bed import Bed


def kept(bed: Bed, actor: str, key: str, answer: bytes = b"{}") -> None:
    bed.writer.run(lambda work: keep_answer(work.db, actor, key, b"body", answer, work.now))


def known(bed: Bed, actor: str, key: str, body: bytes = b"body") -> bytes | None:
    with bed.readers.connect() as db:
        return known_answer(db, actor, key, body)


def test_a_key_is_one_persons_and_for_one_body(bed: Bed) -> None:
    kept(bed, "u_1", "key", b'{"became":"done"}')

    assert (known(bed, "u_1", "key"), known(bed, "u_2", "key")) == (b'{"became":"done"}', None)
    with pytest.raises(Conflict):
        known(bed, "u_1", "key", b"another")


def test_answers_are_forgotten_after_a_day(bed: Bed) -> None:
    kept(bed, "u_1", "old")
    bed.clock.advance(limits.KEY_LIFE)
    kept(bed, "u_1", "new")

    def forget(work: Work) -> None:
        forget_answers(work.db, work.now)

    bed.writer.run(forget)
    still = known(bed, "u_1", "old")
    bed.clock.advance(1)
    bed.writer.run(forget)

    assert (still, known(bed, "u_1", "old"), known(bed, "u_1", "new")) == (b"{}", None, b"{}")


def test_what_was_answered_about_one_thing_or_to_one_person_can_be_forgotten(bed: Bed) -> None:
    kept(bed, "u_1", "about it", b'{"message":"m_1"}')
    kept(bed, "u_1", "about another", b'{"message":"m_2"}')
    kept(bed, "u_2", "about it", b'{"message":"m_1"}')

    bed.writer.run(lambda work: forget_answers_about(work.db, "u_1", "m_1"))
    rest = [known(bed, "u_1", "about it"), known(bed, "u_1", "about another"), known(bed, "u_2", "about it")]
    bed.writer.run(lambda work: forget_answers_of(work.db, "u_2"))

    assert rest == [None, b'{"message":"m_2"}', b'{"message":"m_1"}']
    assert known(bed, "u_2", "about it") is None
