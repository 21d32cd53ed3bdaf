"""A place for a few: whoever waits is patient while others get on, and no longer."""

from time import monotonic

import gevent
import pytest
from gevent.event import Event

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
    place, held = Place(patience=10), list[int]()

    def hold_in_vain(number: int) -> None:
        with place.held():
            held.append(number)
            gevent.sleep(STEP)
            raise Busy

    waiting = [gevent.spawn(hold_in_vain, number) for number in range(12)]
    gevent.joinall(waiting, timeout=10)

    assert [type(one.exception) for one in waiting] == [Busy] * 12
    assert held == [0]


def test_nobody_waits_for_longer_than_a_patience_in_which_nothing_goes_on() -> None:
    patience = 1.0  # each who waited by turns would take as long once more
    place, began = Place(patience=patience), monotonic()
    stuck = gevent.spawn(stay, place)
    waiting = [gevent.spawn(hold, place) for _ in range(3)]

    gevent.joinall(waiting, timeout=10)
    took = monotonic() - began
    stuck.kill()

    assert [type(one.exception) for one in waiting] == [Busy] * 3
    assert patience <= took < 2 * patience


def test_whoever_comes_after_others_gave_up_tries_anew() -> None:
    place = Place(patience=PATIENCE)
    gevent.spawn(hold, place, Busy()).join()

    with place.held() as held:
        assert held is None


def test_as_many_hold_it_as_may() -> None:
    place, all_inside, inside = Place(3), Event(), list[int]()

    def enter(number: int) -> bool:
        with place.held():
            inside.append(number)
            if len(inside) == 3:
                all_inside.set()
            return all_inside.wait(10)

    three = gevent.joinall([gevent.spawn(enter, number) for number in range(3)], timeout=20)

    assert [one.value for one in three] == [True] * 3
