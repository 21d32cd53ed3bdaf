"""A lot favours nobody and leaves what it was given alone."""

import pytest

from dialogue.kernel.draw import Draw, SystemDraw
from tests.make.draw import FixedDraw

SEATS = ("one", "two", "three", "four")


@pytest.mark.parametrize("draw", [SystemDraw(), FixedDraw()])
def test_every_draw_stays_among_what_was_given(draw: Draw) -> None:
    drawn = {draw.choose(SEATS) for _ in range(200)}
    numbers = {draw.below(4) for _ in range(200)}

    assert (drawn, numbers) == (set(SEATS), {0, 1, 2, 3})


@pytest.mark.parametrize("draw", [SystemDraw(), FixedDraw()])
def test_a_shuffle_keeps_every_item_and_changes_nothing_it_was_given(draw: Draw) -> None:
    given = list(SEATS)

    drawn = draw.shuffle(given)

    assert (sorted(drawn), given) == (sorted(SEATS), list(SEATS))


def test_fixed_draws_with_one_seed_draw_alike() -> None:
    one, other = FixedDraw(7), FixedDraw(7)

    drawn = [(draw.below(1000), draw.choose(SEATS), draw.shuffle(SEATS)) for draw in (one, other)]

    assert drawn[0] == drawn[1]
