"""A place for a few: whoever waits is patient while others get on, and no longer."""

from time import monotonic

import gevent
import pytest

from dialogue.kernel.errors import Busy, Missing
from dialogue.store.place import Place

STEP = 0.05
PATIENCE = 4 * STEP


def hold(place: Place, fault: Exception | None = None) -> None:
    with place.held():
        gevent.sleep(STEP)
        if fault is not None:
            raise fault


def stay(place: Place) -> None:
    with place.held():
        gevent.sleep(10)


@pytest.mark.parametrize("fault", [None, Missing()])
def test_whoever_waits_goes_on_waiting_while_others_get_on(fault: Exception | None) -> None:
    place = Place(patience=PATIENCE)
    waiting = [gevent.spawn(hold, place, fault) for _ in range(12)]

    ends = gevent.joinall(waiting, timeout=10)

    assert [type(one.exception) for one in ends] == [type(fault)] * 12


def test_nobody_waits_once_more_for_what_others_waited_for_in_vain() -> None:
    place, began = Place(patience=PATIENCE), monotonic()
    waiting = [gevent.spawn(hold, place, Busy()) for _ in range(12)]

    gevent.joinall(waiting, timeout=10)

    assert [type(one.exception) for one in waiting] == [Busy] * 12
    assert monotonic() - began < PATIENCE


def test_nobody_waits_for_longer_than_a_patience_in_which_nothing_goes_on() -> None:
    place, began = Place(patience=PATIENCE), monotonic()
    stuck = gevent.spawn(stay, place)
    waiting = [gevent.spawn(hold, place) for _ in range(3)]

    gevent.joinall(waiting, timeout=10)
    took = monotonic() - began
    stuck.kill()

    assert [type(one.exception) for one in waiting] == [Busy] * 3
    assert PATIENCE <= took < 2 * PATIENCE


def test_whoever_comes_after_others_gave_up_tries_anew() -> None:
    place = Place(patience=PATIENCE)
    gevent.spawn(hold, place, Busy()).join()

    with place.held() as held:
        assert held is None


def test_as_many_hold_it_as_may() -> None:
    place, began = Place(3), monotonic()

    gevent.joinall([gevent.spawn(hold, place) for _ in range(3)], timeout=10)

    assert monotonic() - began < 2 * STEP
