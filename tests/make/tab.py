"""One open page of somebody: it hears over its socket, comes back after every cut, and ends when it must."""

from threading import Event, Thread
from time import monotonic
from typing import Any, Final

from wsproto.utilities import LocalProtocolError

from dialogue.people.csrf import COOKIE
from tests.make.venue import Venue
from tests.make.wire import Refused, Wire

ENDS: Final = frozenset({"removed", "gone", "forbidden"})
STEP: Final = 0.05
TURN: Final = 0.2


class Tab(Thread):
    """What one page hears until `enough` is set: every byte, and each event under its stream and number."""

    def __init__(self, venue: Venue, name: str, enough: Event) -> None:
        super().__init__(daemon=True)
        self.person = name
        self.received = bytearray()
        self.events: dict[tuple[str, int], Any] = {}
        self.ended = ""  # the code with which it was sent away for good
        self.closed = 0.0  # when its last socket was closed
        self.times = 0  # how often it came in
        self._venue, self._enough = venue, enough
        self._ready = Event()
        self._leaves = False

    def wait_until_in(self) -> None:
        """Wait until it has been greeted for the first time."""
        assert self._ready.wait(20)

    def leave(self) -> None:
        """From now on do not come back when signed out."""
        self._leaves = True

    def run(self) -> None:
        """Come in and listen, again and again."""
        while not (self._enough.is_set() or self.ended):
            try:
                self._come_in()
            except (OSError, Refused, LocalProtocolError):  # cut, or nobody is there
                Event().wait(STEP)

    def _come_in(self) -> None:
        token = self._venue.people[self.person].token
        with Wire.open(self._venue.served.port, headers={"Cookie": f"{COOKIE}={token}"}) as wire:
            answer = wire.join(self._venue.auth(self.person))
            if answer["code"] == "44":
                self._end(answer["message"])
                Event().wait(STEP)
                return
            wire.sock.settimeout(TURN)
            try:
                while not self._enough.is_set():
                    self._hear(wire)
            finally:
                self.closed = monotonic()
                self.received += wire.received

    def _hear(self, wire: Wire) -> None:
        try:
            while not wire.events:
                wire._take(wire.packet())
        except TimeoutError:
            return
        name, said = wire.events.pop(0)
        if name == "hello":
            self.times += 1
            self._ready.set()
        elif name == "bye":
            self._end(said["code"])
        elif name == "events":
            for place, event in enumerate(said["events"]):
                known = self.events.setdefault((said["stream"], said["from"] + place), event)
                assert known == event, "two events with one number"

    def _end(self, code: str) -> None:
        if code in ENDS or (code == "signed_out" and self._leaves):
            self.ended = code
