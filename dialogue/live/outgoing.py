"""The one owner of a socket's outgoing bytes: in order, bounded, and never making its caller wait.

An idle socket is written to at once; what it does not take waits here, in whole, and one writer greenlet
brings it out. Nobody else may write to the socket.
"""

import socket
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from typing import Any

import gevent
import gevent.socket

from dialogue.kernel.clock import Clock
from dialogue.live.bounds import Bounds

_TOGETHER = 64  # frames handed to the kernel in one call


class Outgoing:
    def __init__(
        self, sock: gevent.socket.socket, *, bounds: Bounds, clock: Clock, too_slow: Callable[[], None]
    ) -> None:
        self._sock = sock
        # gevent's own would wait where the kernel takes no more
        self._raw: Any = sock._sock  # type: ignore[attr-defined] # noqa: SLF001
        self._bounds = bounds
        self._clock = clock
        self._too_slow = too_slow
        self._waiting: deque[tuple[float, memoryview]] = deque()
        self._bytes = 0
        self._cut = False  # the first waiting frame has begun: its rest must follow, whatever happens
        self._writer: gevent.Greenlet[[], None] | None = None
        self._ended = False

    @property
    def idle(self) -> bool:
        return not self._waiting

    def write(self, frame: bytes) -> None:
        if self._ended:
            return
        if self._waiting and self._full(len(frame)):
            self._too_slow()
            return
        self._put(frame)

    def end(self, last: bytes, *, drop: bool) -> None:
        """Say the last bytes and close our half; with `drop`, whole frames still waiting are forgotten."""
        if self._ended:
            return
        self._ended = True
        if drop:
            self._drop()
        self._put(last)
        if self.idle:
            self._half_close()

    def abandon(self) -> None:
        """Forget everything: the peer is gone, or has had its time."""
        self._ended = True
        self._forget()
        self._too_slow = _nobody_waits  # lets go of who made this
        if self._writer is not None:
            self._writer.kill()
            self._writer = None

    def _full(self, more: int) -> bool:
        bounds = self._bounds
        return len(self._waiting) >= bounds.outgoing_frames or self._bytes + more > bounds.outgoing_bytes

    def _put(self, frame: bytes) -> None:
        left = memoryview(frame)
        if not self._waiting:
            taken = self._hand(self._raw.send, frame)
            if taken is None or taken == len(frame):
                return
            left = left[taken:]
            self._cut = taken > 0
        self._waiting.append((self._clock.monotonic(), left))
        self._bytes += len(left)
        if self._writer is None:
            self._writer = gevent.spawn(self._drain)

    def _drain(self) -> None:
        while self._waiting:
            if not self._wait():
                self._too_slow()
                continue
            together = [left for _, left in islice(self._waiting, _TOGETHER)]
            taken = self._hand(self._raw.sendmsg, together)
            if taken is None:
                return
            self._advance(taken)
        self._writer = None
        if self._ended:
            self._half_close()

    def _wait(self) -> bool:
        """Wait until the socket takes more; false when the oldest frame has waited too long."""
        if self._ended:  # the one who ended it counts the time
            gevent.socket.wait_write(self._sock.fileno())
            return True
        patience = self._bounds.outgoing_stall - (self._clock.monotonic() - self._waiting[0][0])
        if patience <= 0:
            return False
        try:
            gevent.socket.wait_write(self._sock.fileno(), timeout=patience)
        except TimeoutError:
            return self._ended
        return True

    def _hand(self, give: Callable[[Any], int], what: bytes | list[memoryview]) -> int | None:
        """Hand bytes to the kernel without waiting; None when the peer is gone."""
        try:
            return give(what)
        except BlockingIOError:
            return 0
        except OSError:
            self._ended = True
            self._forget()
            with suppress(OSError):
                self._sock.shutdown(socket.SHUT_RDWR)  # wakes the reader, who tidies up
            return None

    def _advance(self, taken: int) -> None:
        self._bytes -= taken
        while taken:
            since, left = self._waiting.popleft()
            if taken < len(left):
                self._waiting.appendleft((since, left[taken:]))
                self._cut = True
                return
            taken -= len(left)
            self._cut = False

    def _drop(self) -> None:
        begun = self._waiting[0] if self._cut and self._waiting else None
        self._forget()
        if begun is not None:
            self._waiting.append(begun)
            self._bytes = len(begun[1])
            self._cut = True

    def _forget(self) -> None:
        self._waiting.clear()
        self._bytes = 0
        self._cut = False

    def _half_close(self) -> None:
        with suppress(OSError):
            self._sock.shutdown(socket.SHUT_WR)


def _nobody_waits() -> None:
    """There is nobody left to be too slow."""
