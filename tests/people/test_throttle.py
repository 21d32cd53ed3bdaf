"""Tries are counted for whom and from where, in memory, and every window ends."""

import pytest

from dialogue.kernel.errors import TooMany
from dialogue.people import throttle
from dialogue.people.throttle import Throttle, place_of
from tests.make.clock import FixedClock


def taken(counter: Throttle, *key: str) -> bool:
    try:
        counter.take(*key)
    except TooMany:
        return False
    return True


def test_so_many_tries_in_a_window_and_then_one_is_told_how_long() -> None:
    clock = FixedClock()
    counter = Throttle(clock, 3, 60)

    first = []
    for _ in range(4):
        first.append(taken(counter, "olive", "home"))
        clock.advance(10)
    with pytest.raises(TooMany) as refused:
        counter.take("olive", "home")

    assert first == [True, True, True, False]
    assert refused.value.data == {"wait_s": 20}


def test_the_window_moves_and_a_refused_try_is_not_counted() -> None:
    clock = FixedClock()
    counter = Throttle(clock, 2, 60)
    counter.take("olive")
    clock.advance(30)
    counter.take("olive")
    clock.advance(29)
    refused = taken(counter, "olive")
    clock.advance(1)

    assert (refused, taken(counter, "olive"), taken(counter, "olive")) == (False, True, False)


def test_another_name_or_another_place_is_another_count() -> None:
    counter = Throttle(FixedClock(), 1, 60)

    tries = [("olive", "home"), ("olive", "home"), ("walnut", "home"), ("olive", "office")]

    assert [taken(counter, *each) for each in tries] == [True, False, True, True]


def test_the_right_person_begins_anew() -> None:
    counter = Throttle(FixedClock(), 1, 60)
    counter.take("olive")

    counter.forgive("olive")

    assert taken(counter, "olive")


def test_memory_is_bounded_whatever_is_tried() -> None:
    counter = Throttle(FixedClock(), 1, 60)

    for number in range(throttle.KEYS + 50):
        counter.take(str(number))

    assert len(counter._seen) == throttle.KEYS


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("192.0.2.7", "192.0.2.8", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("::ffff:192.0.2.7", "::ffff:192.0.2.8", False),
        ("not an address", "", True),
    ],
)
def test_a_household_is_one_place(one: str, two: str, same: bool) -> None:
    assert (place_of(one) == place_of(two)) is same
