"""The bus over a real Redis: what is said is heard; what is lost costs no time, no memory and no command."""

from collections.abc import Callable, Iterator
from time import monotonic

import pytest

from dialogue.adapters.redis_bus import RedisBus
from dialogue.kernel import limits
from tests.make.channel import until
from tests.make.redis import Server

CHANNEL = "dialogue:test"
Open = Callable[[], tuple[RedisBus, list[bytes]]]


@pytest.fixture
def opened(redis: Server) -> Iterator[Open]:
    """Opens a process' end of the bus, and what it has heard."""
    buses: list[RedisBus] = []

    def make() -> tuple[RedisBus, list[bytes]]:
        heard: list[bytes] = []
        bus = RedisBus(redis.url, CHANNEL)
        bus.start(heard.append)
        buses.append(bus)
        hears_itself(bus, heard)
        return bus, heard

    yield make
    for bus in buses:
        bus.stop()


def hears_itself(bus: RedisBus, heard: list[bytes]) -> None:
    """Wait until what one says comes back, and forget what was said meanwhile."""

    def back() -> bool:
        bus.send(b"?")
        return bool(heard)

    until(back)
    bus.send(b".")
    until(lambda: b"." in heard)
    heard.clear()


def test_what_is_said_is_heard_by_all_in_the_order_of_one_speaker(opened: Open) -> None:
    one, heard = opened()
    _, other = opened()
    said = [b"%d" % number for number in range(300)]
    until(lambda: heard[-1:] == [b"."])  # the last of what the second said to hear itself
    heard.clear()

    for line in said:
        one.send(line)
    until(lambda: len(other) == len(said) == len(heard))

    assert (heard, other, one.dropped) == (said, said, 0)


def test_nothing_is_kept_at_redis(redis: Server, opened: Open) -> None:
    bus, heard = opened()

    bus.send(b"something")
    until(lambda: heard)

    assert redis.keys() == []


def test_speaking_never_waits_and_what_is_too_much_is_dropped(redis: Server, opened: Open) -> None:
    bus, _ = opened()
    redis.freeze()
    began = monotonic()

    for _ in range(3 * limits.BUS_LINES):
        bus.send(b"nobody hears")
    took = monotonic() - began

    redis.thaw()
    assert took < limits.BUS_PATIENCE
    assert bus.dropped >= limits.BUS_LINES


@pytest.mark.parametrize("how", ["killed", "frozen"])
def test_who_lost_redis_hears_again_once_it_is_back(redis: Server, opened: Open, how: str) -> None:
    bus, heard = opened()
    if how == "killed":
        redis.kill()
    else:
        redis.freeze()
    bus.send(b"into the void")
    until(lambda: how == "frozen" or bus.dropped)

    if how == "killed":
        redis.again()
    else:
        redis.thaw()

    hears_itself(bus, heard)


def test_who_is_asked_to_subscribes_anew(opened: Open) -> None:
    bus, heard = opened()

    bus.anew()

    hears_itself(bus, heard)


def test_a_short_lived_process_says_what_it_has_to_say_before_it_ends(redis: Server, opened: Open) -> None:
    _, heard = opened()
    errand = RedisBus(redis.url, CHANNEL)

    errand.send(b"done")
    errand.flush()
    until(lambda: heard)
    errand.stop()

    assert heard == [b"done"]
