"""A cheap phone on a poor network: keeps to the protocol as a page does, and remembers all it heard."""

import socket
from dataclasses import dataclass
from http.client import HTTPException
from threading import Event
from time import monotonic
from typing import Any, Final
from uuid import uuid4

from wsproto.utilities import LocalProtocolError

from dialogue.kernel import limits
from dialogue.people.csrf import COOKIE
from tests.make.insistent import Insistent, Sent, spelled
from tests.make.venue import Line, Venue
from tests.make.wire import Refused, Wire

ACK: Final = 10.0  # as long as a page waits for one
AGAIN: Final = 0.2  # before a line is tried anew, or a text that was declined
TURN: Final = 0.3
SILENCE: Final = limits.PING_INTERVAL + limits.PING_TIMEOUT  # in which a living line is pinged
BROKEN: Final = (OSError, ValueError, HTTPException, Refused, LocalProtocolError)


@dataclass(frozen=True)
class Behind:
    """The server as it is reached through another port of this machine."""

    host: str
    port: int

    def connect(self) -> socket.socket:
        """Return a connection to it."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=ACK)


class Phone(Insistent):
    """Says so many texts, one after another, each with one key until it is answered; listens until told."""

    def __init__(self, venue: Venue, name: str, port: int, texts: int, since: int) -> None:
        behind = Behind(venue.served.host, port)
        guest = venue.guest(name).moved_to(behind)  # type: ignore[arg-type] # only how it is reached matters
        super().__init__(guest, venue.people[name].langs[0], Event())
        self.person = name
        self.left = [(str(uuid4()), spelled()) for _ in range(texts)]
        self.heard: dict[int, Any] = {}
        self.waits: list[float] = []  # from the first sending of a text to its answer
        self.came = 0  # how often it came in
        self.patience: float = ACK
        self.silence: float = SILENCE  # after so long without a word the line is given up
        self.wanted: int | None = None  # the number up to which it is to listen
        self.at = since  # up to here it had heard everything before
        self._venue, self._port = venue, port
        self._room, self._head = "", 0
        self._times, self._began, self._last = 0, 0.0, 0.0

    def run(self) -> None:
        """Come in again and again, until everything is said and heard."""
        while not self._done():
            try:
                with self._come_in() as line:
                    while not self._done():
                        self._turn(line)
            except BROKEN:
                Event().wait(AGAIN)

    def _done(self) -> bool:
        return not self.left and self.wanted is not None and self.at >= self.wanted

    def _come_in(self) -> Line:
        token = self._venue.people[self.person].token
        headers = {"Cookie": f"{COOKIE}={token}"}
        wire = Wire.open(self._port, host=self._venue.served.host, headers=headers, timeout=self.patience)
        try:
            answer = wire.join(self._venue.auth(self.person))
            line = Line(wire, wire.event("hello") if answer["code"] == "40" else {"streams": []})
            self.came += 1
            self._last = monotonic()
            self._greeted(line)  # asks on another line, which may break
        except BaseException:
            wire.close()
            raise
        return line

    def _greeted(self, line: Line) -> None:
        [room] = [told for told in line.hello["streams"] if told["kind"] == "room"]
        self._room = room["id"]
        self._reach(room["head"])

    def _turn(self, line: Line) -> None:
        if self.left:
            self._say_next(line)
        else:
            self._listen(line)
        for name, told in line.wire.events[:]:
            self._hear(name, told)
        line.wire.events.clear()
        self._reach(self._head)

    def _listen(self, line: Line) -> None:
        line.wire.sock.settimeout(TURN)
        try:
            line.wire.feed(line.wire.sock.recv(65536))
            self._last = monotonic()
            while line.wire._texts:
                line.wire._take(line.wire._texts.pop(0))
        except TimeoutError as nothing:
            if monotonic() - self._last > self.silence:
                raise ConnectionError from nothing
        finally:
            line.wire.sock.settimeout(self.patience)
        if line.wire.closed is not None:
            raise ConnectionError(line.wire.closed)

    def _say_next(self, line: Line) -> None:
        key, text = self.left[0]
        self._times += 1
        self._began = self._began or monotonic()
        answer = line.say(text, lang=self._lang, key=key)
        if answer.get("code") in {"declined", "busy", "unavailable"}:  # too fast, or nobody knows
            self._began = 0.0
            self._listen(line)
            return
        self.sent[key] = Sent(text, answer, self._times, "room", self._began)
        self.waits.append(monotonic() - self._began)
        self._times, self._began = 0, 0.0
        del self.left[0]

    def _hear(self, name: str, told: dict[str, Any]) -> None:
        if name == "bye":
            raise ConnectionError(told)
        if name == "heads":
            self._head = max(self._head, told["heads"][self._room])
        elif name == "events" and told["stream"] == self._room:
            self._take_in(told)

    def _reach(self, head: int) -> None:
        """Fetch what is missing up to a number that was told."""
        self._head = max(self._head, head)
        while self.at < self._head:
            for batch in self.guest.events({self._room: self.at})["batches"]:
                self._take_in(batch)

    def _take_in(self, batch: dict[str, Any]) -> None:
        for place, event in enumerate(batch["events"]):
            seq = batch["from"] + place
            assert self.heard.setdefault(seq, event) == event, "two events with one number"
            self._head = max(self._head, seq)
        while self.at + 1 in self.heard:
            self.at += 1
