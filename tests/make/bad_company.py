"""Peers that mean no good, or know no better: they read nothing, or bytewise, or send what no page sends."""

import struct
from contextlib import ExitStack, suppress
from threading import Event, Thread
from time import monotonic
from typing import Any, Final, Self

from wsproto.utilities import LocalProtocolError

from tests.make.venue import Line, Venue
from tests.make.wire import Wire

SMALL: Final = 4096  # what their machine takes in for them
HUGE: Final = 100_000_000
PUSHED: Final = 4 * 1024 * 1024  # so much of it they really try to send
TURN: Final = 0.2  # a page is asked every 25 s; nobody may say more than ten things a second
SILENT: Final = ("Kite", "Kite", "Kite", "Kite", "Stair", "Stair", "Stair", "Stair")
BLIND: Final = ("Bridge", "Bridge")
BYTEWISE: Final = "Bell"
PAUSE: Final = 20
TICK: Final = 0.001
PATIENCE: Final = 20
WHOLE: Final = ('42["events"', "43")
PUSHERS: Final = 3
ODD: Final[dict[str, tuple[str | bytes, set[int]]]] = {
    "too long": ('42["cmd",{"c":"' + "x" * 20_000 + '"}]', {1009}),
    "too deep": ("42" + "[" * 16_000, {1002}),
    "binary": (b"42", {1003}),
    "broken": ('42["cmd",', {1002}),
    "not ours": ('451-["cmd",{"_placeholder":true,"num":0}]', {1002}),
    "half a letter": ('42["cmd",{"c":"hand.raise","key":"\\ud800","a":{},"confirmed":[]}]', {1002}),
    "a bare NUL": ('42["cmd",{"c":"\x00"}]', {1002}),
    "nothing": ("", {1002}),
}


class BadCompany:
    """All of them at once, for the length of a block."""

    def __init__(self, venue: Venue) -> None:
        self._venue, self._over, self._open = venue, Event(), ExitStack()
        self.silent: list[Line] = []
        self.bytewise = Bytewise(venue, self._over)

    def __enter__(self) -> Self:
        self.silent = [self._poor(name) for name in SILENT]
        blind = [self._poor(name) for name in BLIND]
        self.silent += blind
        Thread(target=self._answer_blindly, args=(blind,), daemon=True).start()
        self.bytewise.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.bytewise.join(10)
        self._open.close()

    def push(self) -> set[int]:
        """Announce, before CONNECT, frames that nobody could hold; return the codes they were closed with."""
        wires = [self._taken(Wire.open(self._venue.served.port)) for _ in range(PUSHERS)]
        for wire in wires:
            wire.sock.sendall(b"\x81\xff" + struct.pack("!Q", HUGE) + b"\0\0\0\0")
            with suppress(OSError):
                wire.sock.sendall(b"x" * PUSHED)
        return {wire.until_closed() for wire in wires}

    def say_odd_things(self) -> dict[str, int]:
        """Send what no page sends, each on a socket of its own; return the code each was closed with."""
        found = {}
        for name, (packet, _codes) in ODD.items():
            with self._venue.wire("Bridge") as line:
                if isinstance(packet, bytes):
                    line.wire.binary(packet)
                else:
                    line.wire.text(packet)
                found[name] = line.wire.until_closed()
        return found

    def _poor(self, name: str) -> Line:
        """Come in with a machine that takes in little."""
        headers = {"Cookie": self._venue.guest(name).cookie}
        wire = self._taken(Wire.open(self._venue.served.port, headers=headers, buffer=SMALL))
        assert wire.join(self._venue.auth(name))["code"] == "40"
        return Line(wire, wire.event("hello"))

    def _taken(self, wire: Wire) -> Wire:
        self._open.callback(wire.close)
        return wire

    def _answer_blindly(self, lines: list[Line]) -> None:
        while not self._over.wait(TURN):
            for line in lines:
                with suppress(OSError, LocalProtocolError):  # closed by now, as it should be
                    line.wire.text("3")


class Bytewise(Thread):
    """Reads a byte at a time, and asks for something now and then; keeps what it was told and answered."""

    def __init__(self, venue: Venue, over: Event) -> None:
        super().__init__(daemon=True)
        headers = {"Cookie": venue.guest(BYTEWISE).cookie}
        self.wire = Wire.open(venue.served.port, headers=headers, buffer=SMALL)
        assert self.wire.join(venue.auth(BYTEWISE))["code"] == "40"
        self.asked: list[int] = []
        self._over = over

    def run(self) -> None:
        """Read."""
        while not self._over.is_set() and self.wire.closed is None:
            if len(self.wire.received) % PAUSE == 0:
                self._over.wait(TICK)  # others in this process want to read too
            with suppress(OSError):
                if len(self.wire.received) % 1000 == 0:
                    self.asked.append(self.wire.send("cmd", {"c": "no.such", "key": "k", "a": {}}))
                self.wire.feed(self.wire.sock.recv(1))
        self.wire.close()

    def wait_until_told(self) -> None:
        """Wait until a batch and an answer have come whole, byte by byte."""
        late = monotonic() + PATIENCE
        while not all(any(text.startswith(kind) for text in [*self.wire._texts]) for kind in WHOLE):
            assert monotonic() < late
            self._over.wait(TICK)

    def told(self) -> tuple[list[dict[str, Any]], list[int]]:
        """Return the batches that came whole, and which of its questions were answered."""
        while self.wire._texts:
            self.wire._take(self.wire._texts.pop(0))
        batches = [said for name, said in self.wire.events if name == "events"]
        return batches, sorted(self.wire._acks)
