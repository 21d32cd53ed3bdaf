"""People come and go in every way there is: memory and descriptors are where they were."""

import socket
import struct
from contextlib import suppress
from threading import Event
from time import monotonic

from dialogue.kernel import limits
from tests.make.bustle import bustle
from tests.make.invariants import check
from tests.make.measure import descriptors, resident
from tests.make.seed import Seed
from tests.make.venue import Venue
from tests.make.wire import Refused, Wire

MIB = 1024 * 1024
RESET = struct.pack("ii", 1, 0)
NAMES = ("Leaf", "Lamp", "Cup", "Chair", "Kite", "Bell", "Bridge", "Gate", "Stair")
PATIENCE = 15


def leave(venue: Venue, name: str, _chance: Seed) -> None:
    """Take leave as a page does."""
    with venue.wire(name) as line:
        line.wire.text("41")
        line.wire.until_closed()


def close(venue: Venue, name: str, _chance: Seed) -> None:
    venue.wire(name).wire.close()


def reset(venue: Venue, name: str, _chance: Seed) -> None:
    line = venue.wire(name)
    line.wire.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    line.wire.close()


def say_no_connect(venue: Venue, _name: str, _chance: Seed) -> None:
    Wire.open(venue.served.port).close()


def be_refused(venue: Venue, name: str, _chance: Seed) -> None:
    wire, answer = venue.knock(name, csrf="another")
    assert answer["code"] == "44"
    wire.close()


def come_from_elsewhere(venue: Venue, _name: str, _chance: Seed) -> None:
    with suppress(Refused):
        Wire.open(venue.served.port, origin="http://elsewhere.example")


def stop_in_the_middle(venue: Venue, _name: str, chance: Seed) -> None:
    request = b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: somewhere\r\n\r\n"
    with venue.served.connect() as line:
        line.sendall(request[: chance.randrange(len(request))])


def read(venue: Venue, name: str, _chance: Seed) -> None:
    venue.guest(name).snapshot()


WAYS = (leave, close, reset, say_no_connect, be_refused, come_from_elsewhere, stop_in_the_middle, read)


def come_and_go(venue: Venue, chance: Seed, times: int) -> None:
    """Come so often, each time as somebody else, and go in some way."""
    for number in range(times):
        chance.choice(WAYS)(venue, NAMES[number % len(NAMES)], chance)


def settled(venue: Venue, wanted: int) -> int:
    """Return how many descriptors are open once there are no more than wanted, or after a while."""
    late = monotonic() + PATIENCE
    while (found := descriptors(venue)) > wanted and monotonic() < late:
        Event().wait(0.1)
    return found


def rested(venue: Venue, seed: Seed) -> int:
    """Return what memory it holds; the long version waits until engineio has forgotten those who went."""
    if seed.long:
        Event().wait(limits.PING_INTERVAL + 1)
    return resident(venue.served)


def test_who_came_and_went_leaves_nothing_behind(hall: Venue, seed: Seed) -> None:
    empty = descriptors(hall)
    # as many as later: what so many need at once stays with the process, and is used again
    come_and_go(hall, seed, len(seed.rounds(500, 10_000)))
    settled(hall, empty)
    memory = rested(hall, seed)

    come_and_go(hall, seed, len(seed.rounds(500, 10_000)))
    left = settled(hall, empty)
    grown = rested(hall, seed) - memory
    with bustle(hall, seed) as people:
        present = hall.guest("Bell").snapshot()["signal"]["present"]
    print(f"{empty} descriptors, then {left}; {grown // 1024} KiB more")  # noqa: T201 - the figures

    assert left <= empty
    assert grown < 8 * MIB
    assert sum(present.values()) <= len(NAMES)
    check(hall, people)
