"""A room in which everything happens at once: what a fault is let loose on.

Five write, to the room and to its moderators; one has every third text read first, and both moderators decide
about it at the same moment; seven pages listen, two of them of one person, who is removed in the end.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from threading import Event, Thread
from time import monotonic
from typing import Final, get_args
from uuid import uuid4

from tests.make.insistent import Insistent, Kind, insist
from tests.make.tab import Tab
from tests.make.venue import Venue
from tests.make.verdict import Judges

WRITERS: Final = {"Leaf": "az", "Lamp": "az", "Cup": "hy", "Chair": "hy", "Kite": "en"}
KINDS: Final[dict[str, tuple[Kind, ...]]] = {"Kite": ("room", "held", "moderators")}
LISTENERS: Final = ("Leaf", "Cup", "Bell", "Bridge", "Gate")
JUDGES: Final = ("Gate", "Stair")
PAIRS: Final = (("Lamp", "Chair"), ("Chair", "Lamp"))
STEP: Final = 0.05
PACE: Final = 15  # seconds that pass in every step, so that the pace of one person is not what is tested
PATIENCE: Final = 60


@dataclass
class Bustle:
    """Who is there; after the block everybody has an answer to all they asked for."""

    venue: Venue
    writers: dict[str, Insistent]
    judges: Judges
    tabs: list[Tab]
    over: Event
    ends: dict[str, float] = field(default_factory=dict)  # when it was acknowledged that somebody has to go
    removed: list[str] = field(default_factory=list)
    _answered: int = 0

    def go_on(self, seconds: float) -> None:
        """Let them go on for so long. While nobody is answered no time passes: nobody falls asleep."""
        for _ in range(max(1, round(seconds / STEP))):
            Event().wait(STEP)
            answered = sum(len(writer.sent) for writer in self.writers.values())
            if answered != self._answered:
                self._answered = answered
                self.venue.served.move(PACE)

    def until_well(self) -> None:
        """Let them go on until a message of every kind has been kept once more."""
        before, late = self.kept(), monotonic() + PATIENCE
        while not all(now > then for now, then in zip(self.kept(), before, strict=True)):
            assert monotonic() < late, "nothing goes on"
            self.go_on(STEP)

    def until_put_off(self) -> None:
        """Wait until everybody has been told to come again: what they asked for before was answered."""
        late, before = monotonic() + PATIENCE, {name: each.put_off for name, each in self.writers.items()}
        while any(self.writers[name].put_off == then for name, then in before.items()):
            assert monotonic() < late, "nobody is told to come again"
            Event().wait(STEP)

    def kept(self) -> list[int]:
        """Return how many messages of each kind were acknowledged."""
        kept = [
            sent.kind for writer in self.writers.values() for sent in list(writer.sent.values()) if sent.kept
        ]
        return [kept.count(kind) for kind in get_args(Kind)]

    def leave(self, name: str) -> None:
        """Let somebody not come back when they are signed out."""
        for each in [tab for tab in self.tabs if tab.person == name]:
            each.leave()
        if name in self.writers:
            self.writers[name].leave()

    def remove(self, name: str) -> None:
        """Remove somebody, once it can be done."""
        gate, key = self.venue.guest("Gate"), str(uuid4())
        wish = {"member": self.venue.id(name), "reason": "other"}
        answer, _ = insist(lambda: gate.command("member.remove", wish, key=key))
        assert answer["became"] == "done", answer
        self.ends[name] = monotonic()
        self.removed.append(name)


@contextmanager
def bustle(venue: Venue, chance: Random) -> Iterator[Bustle]:
    """Have it go on for the length of a block, and as before when the block is over."""
    enough, over = Event(), Event()
    going = chance.choice(PAIRS)
    judges = Judges({name: venue.guest(name) for name in JUDGES}, chance, over)
    writers = {name: _Writer(venue, name, judges, enough) for name in WRITERS}
    tabs = [Tab(venue, name, over) for name in (*LISTENERS, going[0], going[0])]
    made = Bustle(venue, dict(writers), judges, tabs, over)
    for thread in (*tabs, judges):
        thread.start()
    for tab in tabs:
        tab.wait_until_in()
    for writer in writers.values():
        writer.start()
    try:
        made.until_well()
        yield made
        made.until_well()
        made.remove(going[0])
        _end([tab for tab in tabs if tab.person in made.ends])
        made.go_on(STEP)
    finally:
        enough.set()
        _end(writers.values())
        over.set()
        _end([judges, *tabs])


class _Writer(Insistent):
    """Somebody whose held texts come before the judges."""

    def __init__(self, venue: Venue, name: str, judges: Judges, enough: Event) -> None:
        super().__init__(venue.guest(name), WRITERS[name], enough, KINDS.get(name, ("room", "moderators")))
        self._judges = judges

    def send(self, key: str, text: str, kind: Kind = "room") -> str | None:
        code = super().send(key, text, kind)
        answer = self.sent[key].answer
        if answer.get("became") == "held":
            self._judges.waiting.put((answer["message"], answer["revision"]))
        return code


def _end(threads: Iterable[Thread]) -> None:
    threads = list(threads)
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads)
