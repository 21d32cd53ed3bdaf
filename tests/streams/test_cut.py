"""The beginning of a log can be cut off; what is left is numbered, verified and goes on as before."""

from datetime import datetime

import pytest

from dialogue.rooms.events import SlowModeSet
from dialogue.streams.cut import cut
from dialogue.streams.read import after, first_fault
from tests.make.bed import Bed
from tests.streams.test_log import fault, opened, tamper, told

ALL = 1000


def five(bed: Bed) -> str:
    """A stream with an event a day."""
    stream = opened(bed)
    for number in range(1, 6):
        told(bed, stream, SlowModeSet(number))
        bed.clock.advance(24 * 3600)
    return stream


def cut_off(bed: Bed, stream: str, before: datetime | None = None, most: int = ALL) -> int:
    return bed.writer.run(lambda work: cut(work.db, stream, before, most))


def numbers(bed: Bed, stream: str) -> list[int]:
    with bed.readers.connect() as db:
        return [item.seq for item in after(db, stream, 0)]


def test_the_oldest_go_and_the_rest_is_verified(bed: Bed) -> None:
    stream = five(bed)

    gone = cut_off(bed, stream, most=2)

    assert (gone, numbers(bed, stream), fault(bed, stream)) == (2, [3, 4, 5], None)


def test_only_those_from_before_a_moment_go(bed: Bed) -> None:
    stream, begun = opened(bed), bed.clock.now()
    told(bed, stream, SlowModeSet(1))
    bed.clock.advance(1)
    told(bed, stream, SlowModeSet(2))

    gone = [cut_off(bed, stream, begun), cut_off(bed, stream, bed.clock.now())]

    assert (gone, numbers(bed, stream), fault(bed, stream)) == ([0, 1], [2], None)


def test_a_log_that_is_cut_off_whole_goes_on_at_its_next_number(bed: Bed) -> None:
    stream = five(bed)

    gone = [cut_off(bed, stream), cut_off(bed, stream)]
    empty = numbers(bed, stream), fault(bed, stream)
    told(bed, stream, SlowModeSet(6))

    assert (gone, empty) == ([5, 0], ([], None))
    assert (numbers(bed, stream), fault(bed, stream)) == ([6], None)


def test_cutting_piece_by_piece_comes_to_the_same(bed: Bed) -> None:
    stream = five(bed)

    pieces = [cut_off(bed, stream, most=2) for _ in range(4)]

    assert (pieces, fault(bed, stream)) == ([2, 2, 1, 0], None)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("DELETE FROM event WHERE seq = 3", 3),
        ("DELETE FROM event WHERE seq = 4", 4),
        ("UPDATE event SET refs = '{\"seconds\":9}' WHERE seq = 3", 3),
        ("UPDATE event SET at = at + 1 WHERE seq = 4", 4),
        ("UPDATE stream SET cut = 1", 2),
        ("DELETE FROM event", 3),
    ],
)
def test_what_is_touched_after_a_cut_is_found_out(bed: Bed, statement: str, found: int) -> None:
    stream = five(bed)
    cut_off(bed, stream, most=2)

    tamper(bed, statement.replace("'{", "CAST('{").replace("}'", "}' AS BLOB)") if bed.sqlite else statement)

    with bed.readers.connect() as db:
        assert first_fault(db, stream) == found
