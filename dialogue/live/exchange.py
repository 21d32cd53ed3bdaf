"""Tells other processes the news of this one, hears theirs, and notices when it has missed something.

It pings itself over the bus, and every line has a number. When a ping does not come back, a number is left
out or another process falls silent without a word of leaving, its pages are caught up from the database: who
is not heard may go on all the same. When no ping comes back any more, it is deaf and says so.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol

import gevent

from dialogue.kernel import limits
from dialogue.kernel.ids import new_id
from dialogue.live.bus import Bus
from dialogue.live.envelope import Envelope
from dialogue.live.news import Leaving, Line, News, Ping, read, written

_log = logging.getLogger("dialogue.live")
ANEW_EVERY: Final = 10  # beats between two tries to subscribe anew


class Ears(Protocol):
    """What is done with what is heard."""

    def hear(self, process: str, news: News) -> None:
        """Another process has news."""
        ...

    def meet(self) -> None:
        """A process was heard for the first time, and knows nothing of us."""
        ...

    def lose(self, process: str) -> None:
        """A process is no longer heard."""
        ...

    def beat(self, number: int) -> None:
        """One more beat has gone by."""
        ...

    def catch_up(self) -> None:
        """Look into the database for what was not heard."""
        ...

    def again(self) -> None:
        """What was deaf hears again."""
        ...


@dataclass(slots=True)
class Peer:
    """Another process: the newest number of its lines, and our beat when it was last heard."""

    number: int
    beat: int = 0


class Exchange:
    """One process among several."""

    def __init__(self, bus: Bus, envelope: Envelope, missed_for: int = limits.BUS_MISSED) -> None:
        """`missed_for` is for how many beats one that fell silent is looked for in the database."""
        self.deaf = True
        self.heard = 0
        self.sent = 0
        self._bus = bus
        self._envelope = envelope
        self._me = new_id("p")
        self._beats = 0
        self._echo = 0  # the newest of our own pings that came back
        self._peers: dict[str, Peer] = {}
        self._missed_for = missed_for
        self._missed: dict[str, int] = {}  # who fell silent, and our beat then
        self._ears: Ears | None = None
        self._watching: gevent.Greenlet[..., None] | None = None

    @property
    def peers(self) -> int:
        """How many other processes are heard."""
        return len(self._peers)

    @property
    def missed(self) -> int:
        """How many others fell silent, and may still be there."""
        return len(self._missed)

    @property
    def dropped(self) -> int:
        """How many lines could not be sent."""
        return self._bus.dropped

    def start(self, ears: Ears) -> None:
        """Begin."""
        self._ears = ears
        self._bus.start(self._take)
        self._watching = gevent.spawn(self._watch, ears)

    def stop(self) -> None:
        """Send what still waits, then tell nothing and hear nothing any more."""
        if self._watching is not None:
            self._watching.kill()
        self.tell(Leaving())
        self._bus.flush()
        self._bus.stop()

    def tell(self, news: News) -> None:
        """Tell the others; never waits, never fails."""
        self.sent += 1
        self._bus.send(self._envelope.seal(written(Line(self._me, self.sent, news))))

    def _take(self, sealed: bytes) -> None:
        told = self._envelope.open(sealed)
        line = read(told) if told is not None else None
        if line is None or self._ears is None:
            return
        self.heard += 1
        if line.process != self._me:
            self._hear(line, self._ears)
        elif isinstance(line.news, Ping):
            self._hear_ourselves(line.news.beat, self._ears)

    def _hear(self, line: Line, ears: Ears) -> None:
        # all in greenlets of their own: nobody's slow page may hold up the next line
        peer = self._peers.get(line.process)
        self._missed.pop(line.process, None)
        if peer is None:
            peer = self._peers[line.process] = Peer(line.number)
            gevent.spawn(_do, ears.meet)
        elif line.number > peer.number + 1:
            gevent.spawn(_do, ears.catch_up)
        peer.number = max(peer.number, line.number)
        peer.beat = self._beats
        if isinstance(line.news, Leaving):
            del self._peers[line.process]
            gevent.spawn(_do, partial(ears.lose, line.process))
        elif not isinstance(line.news, Ping):
            gevent.spawn(_do, partial(ears.hear, line.process, line.news))

    def _hear_ourselves(self, beat: int, ears: Ears) -> None:
        self._echo = max(self._echo, beat)
        if self.deaf and self._beats - self._echo <= 1:
            self.deaf = False
            if self._beats > limits.BUS_SILENCE:
                _log.warning("the bus is heard again")
            gevent.spawn(_do, ears.again)

    def _watch(self, ears: Ears) -> None:
        while True:
            _do(partial(self._beat, ears))
            gevent.sleep(limits.BUS_ECHO)
            if self._misses_something():  # what else was not heard? A sanction bites within a second
                _do(ears.catch_up)
            gevent.sleep(limits.BUS_BEAT - limits.BUS_ECHO)

    def _misses_something(self) -> bool:
        silent = any(self._beats - peer.beat > 1 for peer in self._peers.values())
        return self._echo < self._beats or silent or bool(self._missed)

    def _beat(self, ears: Ears) -> None:
        self._beats += 1
        self.tell(Ping(self._beats))
        silent = self._beats - self._echo
        if silent > limits.BUS_SILENCE:
            if silent == limits.BUS_SILENCE + 1:
                _log.warning("the bus is not heard: pages are caught up from the database")
            self.deaf = True
            if silent % ANEW_EVERY == 0:
                self._bus.anew()
        for process in [
            one for one, peer in self._peers.items() if self._beats - peer.beat > limits.BUS_SILENCE
        ]:
            del self._peers[process]
            self._missed[process] = self._beats
            ears.lose(process)
        for process in [one for one, beat in self._missed.items() if self._beats - beat > self._missed_for]:
            del self._missed[process]
        ears.beat(self._beats)


def _do(act: Callable[[], None]) -> None:
    try:
        act()
    except Exception as fault:  # noqa: BLE001 - the next beat comes, and the database has everything
        _log.error("news of another process were not told: %s", type(fault).__name__)
