"""What has to be reached, and what would be better still: ratios to a baseline, or plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from bench.figures import Entry

BARE: Final = "bare flask-socketio"
PLAIN: Final = "bare flask-socketio, uncompressed"
NODE: Final = "node socket.io"

Verdict = Literal["stretch", "met", "missed", ""]


@dataclass(frozen=True, slots=True)
class Target:
    """A ratio to reach, or with `most` a value to stay below."""

    must: float | None = None
    stretch: float | None = None
    most: float | None = None
    best: float | None = None

    def verdict(self, entry: Entry) -> Verdict:
        """Return how an entry stands."""
        if self.best is not None and entry.value < self.best:
            return "stretch"
        if self.stretch is not None and entry.ratio >= self.stretch:
            return "stretch"
        if self.most is not None:
            return "met" if entry.value < self.most else "missed"
        if self.must is not None:
            return "met" if entry.ratio >= self.must else "missed"
        return ""

    def told(self) -> str:
        """Return the target as the table shows it."""
        parts = [
            *([f">= {self.must:g} x"] if self.must is not None else []),
            *([f"< {self.most:g}"] if self.most is not None else []),
            *([f"(stretch {self.stretch:g} x)"] if self.stretch is not None else []),
            *([f"(stretch < {self.best:g})"] if self.best is not None else []),
        ]
        return " ".join(parts) or "reported"


def _at_most(times: float) -> float:
    """What costs at most so many times as much, as a ratio where more is better."""
    return round(1 / times, 3)


TARGETS: Final[Mapping[tuple[str, str], Target]] = {
    ("fanout_40x25", BARE): Target(must=2.2),
    ("fanout_40x25", NODE): Target(stretch=1.0),
    ("fanout_1x50_one", BARE): Target(must=2.0),
    ("fanout_1x50_one", NODE): Target(stretch=1.0),
    ("fanout_1x50_all", BARE): Target(must=1.2, stretch=2.0),
    ("commit_200", BARE): Target(must=0.6, stretch=1.0),
    ("latency_40x25_p95", BARE): Target(must=_at_most(1.5)),
    ("latency_40x25_burst_p99", BARE): Target(must=1.0),
    ("latency_40x25_burst_p99", NODE): Target(stretch=1.0),
    ("idle_5000", BARE): Target(must=_at_most(1.2), stretch=_at_most(0.7)),
    ("join_10k", "a room of 100 messages"): Target(must=_at_most(1.2)),
    ("start_again", ""): Target(best=2.0),
    ("storm_1000", ""): Target(most=30.0, best=10.0),
    ("cost_growth_100", "10 rooms"): Target(must=0.8, stretch=0.95),
    ("cost_growth_1000", "10 rooms"): Target(must=0.8, stretch=0.95),
}


def target_of(entry: Entry) -> Target:
    """Return an entry's target; one that asks for nothing where the figure is only reported."""
    return TARGETS.get((entry.name, entry.baseline), Target())
