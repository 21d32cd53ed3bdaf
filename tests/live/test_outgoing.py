"""Outgoing bytes stay whole, in order and bounded, whatever the reader does."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile

import gevent
import gevent.socket
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue.kernel.clock import SystemClock
from dialogue.live.bounds import Bounds
from dialogue.live.outgoing import Outgoing

SMALL = 4096  # what the kernel is asked to hold


@dataclass
class Pair:
    """Two ends of a connection: ours with its owner, and the peer's."""

    bounds: Bounds
    slow: int = 0
    on_slow: Callable[[], None] = lambda: None
    ours: gevent.socket.socket = field(init=False)
    peer: gevent.socket.socket = field(init=False)

    def __post_init__(self) -> None:
        self.ours, self.peer = gevent.socket.socketpair()
        self.ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SMALL)
        self.outgoing = Outgoing(self.ours, bounds=self.bounds, clock=SystemClock(), too_slow=self._too_slow)

    def _too_slow(self) -> None:
        self.slow += 1
        self.on_slow()

    def read(self, piece: int = 65536) -> bytes:
        """Read to the end."""
        with gevent.Timeout(10):
            return b"".join(iter(lambda: self.peer.recv(piece), b""))

    def close(self) -> None:
        self.outgoing.abandon()
        self.ours.close()
        self.peer.close()


@pytest.fixture
def pair() -> Iterator[Pair]:
    pair = Pair(Bounds(outgoing_bytes=100_000, outgoing_frames=50, outgoing_stall=30))
    yield pair
    pair.close()


def test_an_idle_socket_is_written_to_at_once(pair: Pair) -> None:
    pair.outgoing.write(b"one")

    assert pair.peer.recv(10) == b"one"
    assert pair.outgoing.idle


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.integers(1, 9000), min_size=1, max_size=40).filter(lambda sizes: sum(sizes) < 90_000),
    st.integers(1, 5000),
)
def test_the_bytes_arrive_whole_and_in_order_however_slowly_they_are_read(
    sizes: list[int], piece: int
) -> None:
    pair = Pair(Bounds(outgoing_bytes=100_000, outgoing_frames=50))
    frames = [bytes([number % 251]) * size for number, size in enumerate(sizes)]

    reader = gevent.spawn(pair.read, piece)
    for number, frame in enumerate(frames):
        pair.outgoing.write(frame)
        if number % 3 == 0:
            gevent.idle()
    pair.outgoing.end(b"end", drop=False)
    arrived = reader.get(timeout=10)

    assert arrived == b"".join(frames) + b"end"
    pair.close()


@pytest.mark.parametrize(("size", "most"), [(10, 50), (5000, 19)])
def test_a_reader_that_stands_still_fills_the_bounds_and_no_more(pair: Pair, size: int, most: int) -> None:
    while not pair.outgoing._waiting:
        pair.outgoing.write(b"x" * size)

    while not pair.slow:
        pair.outgoing.write(b"y" * size)

    assert len(pair.outgoing._waiting) <= 50
    assert pair.outgoing._bytes <= 100_000
    assert most <= len(pair.outgoing._waiting) <= most + 1


def test_the_last_words_come_after_the_frame_that_has_begun(pair: Pair) -> None:
    pair.on_slow = lambda: pair.outgoing.end(b"bye", drop=True)
    sent = 0
    while not pair.slow:
        pair.outgoing.write(b"%04d" % sent + b"x" * 5000)
        sent += 1

    arrived = pair.read()

    frames = [arrived[at : at + 5004] for at in range(0, len(arrived), 5004)]
    whole = list(takewhile(lambda frame: len(frame) == 5004, frames))
    assert [int(frame[:4]) for frame in whole] == list(range(len(whole)))
    assert len(whole) < sent - 10
    assert frames[len(whole) :] == [b"bye"]


def test_a_frame_that_waits_too_long_is_too_slow_even_when_bytes_trickle() -> None:
    pair = Pair(Bounds(outgoing_bytes=10_000_000, outgoing_stall=0.2))
    pair.on_slow = lambda: pair.outgoing.end(b"bye", drop=True)

    pair.outgoing.write(b"x" * 5_000_000)
    with gevent.Timeout(10):
        while not pair.slow:
            pair.peer.recv(1)
            gevent.idle()
    pair.close()

    assert pair.slow == 1


def test_a_peer_that_is_gone_is_forgotten(pair: Pair) -> None:
    while not pair.outgoing._waiting:
        pair.outgoing.write(b"x" * 5000)
    pair.peer.close()

    with gevent.Timeout(10):
        while not pair.outgoing.idle:
            gevent.idle()
    pair.outgoing.write(b"more")

    assert pair.outgoing.idle
    assert pair.outgoing._writer is None or not pair.outgoing._writer


def test_nothing_is_said_after_the_end(pair: Pair) -> None:
    pair.outgoing.end(b"end", drop=False)
    pair.outgoing.write(b"more")
    pair.outgoing.end(b"again", drop=True)

    assert pair.read() == b"end"
