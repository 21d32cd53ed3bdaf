"""How long it takes to come into a room, by how much was said there: page, socket, and the last events."""

import time
from http.client import HTTPConnection
from typing import Final

from bench.client import Caller
from bench.figures import Entry, compare
from bench.servers import Product
from bench.town import Room, make_town

MANY: Final = 10_000
FEW: Final = 100
PEOPLE: Final = 25
BEHIND: Final = 50  # events that a page which slept for a while comes back for
JOINS: Final = 8


def join_10k(pairs: int) -> list[Entry]:
    """The same people's pages in turn, in a long room and in a short one of one server."""
    town = make_town(2, PEOPLE, MANY, FEW)
    many: list[float] = []
    few: list[float] = []
    with Product("join-ours", town.copy("join"), minute=1) as server:
        for _ in range(pairs):
            many.append(_joins(server.port, town.rooms[0]))
            few.append(_joins(server.port, town.rooms[1]))
    print(f"    {MANY} messages: {min(many):.1f} ms, {FEW}: {min(few):.1f} ms", flush=True)
    return [compare("join_10k", "ms", "a room of 100 messages", many, few, more=False)]


def _joins(port: int, room: Room) -> float:
    """Return milliseconds for one of them, on average."""
    began = time.perf_counter()
    for place in range(JOINS):
        _join(port, room, place)
    return (time.perf_counter() - began) * 1000 / JOINS


def _join(port: int, room: Room, place: int) -> None:
    seat = room.people[place]
    page = HTTPConnection("127.0.0.1", port, timeout=30)
    caller = Caller(port, room.name, seat)
    caller.page(page)
    streams = caller.socket()
    head = streams["room"]["head"]
    found = caller.events(page, {streams["room"]["id"]: head - BEHIND})
    page.close()
    assert len(found["batches"][0]["events"]) == BEHIND
