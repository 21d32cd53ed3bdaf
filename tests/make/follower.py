"""A page's script as the protocol asks for it: cursors, fetching what is missing, and the server's folds."""

from collections.abc import Callable
from typing import Any

import msgspec

from dialogue.flows.reading.folds import Value, fold
from dialogue.flows.reading.reader import FOLDS
from dialogue.streams.kinds import decode
from dialogue.streams.read import Numbered
from tests.make.guest import Guest

assert FOLDS  # imported for the steps they enter
Batch = dict[str, Any]


class Follower:
    """One reader: a value for each stream, and the next number that is wanted of it."""

    def __init__(self, guest: Guest, loses: Callable[[Batch], bool] = lambda batch: False) -> None:
        self.guest = guest
        self.loses = loses
        self.values: dict[str, Value] = {value["stream"]: value for value in guest.snapshot()["snapshots"]}
        self.missed = 0

    def hear(self, batch: Batch) -> None:
        """Take a batch that came over the socket, unless it gets lost."""
        if self.loses(batch):
            self.missed += 1
        elif batch["from"] > self.values[batch["stream"]]["at"] + 1:
            self.fetch()
        else:
            self.apply(batch)

    def compare(self, heads: dict[str, int]) -> None:
        """Take what the beacon tells; fetch if anything is missing."""
        if any(self.values[stream]["at"] < head for stream, head in heads.items()):
            self.fetch()

    def fetch(self) -> int:
        """Ask until nothing is missing; return how often."""
        asked = 0
        while True:
            asked += 1
            found = self.guest.events({stream: value["at"] for stream, value in self.values.items()})
            for batch in found["batches"]:
                self.apply(batch)
            if all(self.values[stream]["at"] >= head for stream, head in found["heads"].items()):
                return asked

    def apply(self, batch: Batch) -> None:
        """Fold a batch that follows what is there."""
        stream, events = batch["stream"], []
        for place, (kind, _version, actor, refs) in enumerate(batch["events"]):
            event = decode(kind, msgspec.json.encode(refs))
            events.append(Numbered(stream, batch["from"] + place, event, actor))
        assert batch["from"] <= self.values[stream]["at"] + 1
        self.values[stream] = fold(self.values[stream], events)

    def agrees(self) -> bool:
        """Whether what was put together is what a page opened now would begin with."""
        fresh = {value["stream"]: value for value in self.guest.snapshot()["snapshots"]}
        return self.values == fresh
