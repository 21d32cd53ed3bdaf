"""What several processes do by the clock is done by one of them at a time."""

import pytest

from dialogue.store.engines import reader_engine
from dialogue.store.one_at_a_time import unless_another
from tests.make.bed import Bed


def test_a_round_is_done(bed: Bed) -> None:
    done: list[int] = []

    for number in range(2):
        unless_another(bed.readers, lambda: done.append(number))  # noqa: B023 - called at once

    assert done == [0, 1]


def test_while_one_is_at_it_another_process_leaves_it_out(bed: Bed) -> None:
    done: list[str] = []
    other = reader_engine(bed.pair.words)

    def first() -> None:
        unless_another(other, lambda: done.append("the other"))
        done.append("the first")

    unless_another(bed.readers, first)
    unless_another(other, lambda: done.append("the other, later"))
    other.dispose()

    assert done[-2:] == ["the first", "the other, later"]
    assert ("the other" in done) == bed.sqlite


def test_a_round_that_fails_does_not_keep_the_next_one_out(bed: Bed) -> None:
    done: list[int] = []

    def fails() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        unless_another(bed.readers, fails)
    unless_another(bed.readers, lambda: done.append(1))

    assert done == [1]
