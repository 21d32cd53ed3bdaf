"""What one run of the generator found, and whether it counts."""

from dataclasses import dataclass
from typing import Any, Final

import msgspec

SHARE: Final = 0.8  # of a core: above it the generator itself may be what was measured
FAULTS: Final = ("lost", "doubled", "misordered", "foreign", "odd", "refused", "dropped")


class Spread(msgspec.Struct, frozen=True):
    """Milliseconds: how many were measured, and where they lie."""

    count: int
    p50: float
    p95: float
    p99: float
    most: float


class Outcome(msgspec.Struct, frozen=True):
    """As the generator tells it."""

    seconds: float
    sent: int
    acked: int
    delivered: int
    lost: int
    doubled: int
    misordered: int
    foreign: int
    odd: int
    refused: int
    dropped: int
    fetched: int
    away_s: float
    ack_ms: Spread
    last_ms: Spread
    cpu_share: float
    server_cpu_s: float
    why: str

    @property
    def deliveries(self) -> float:
        """Deliveries a second."""
        return self.delivered / self.seconds

    @property
    def messages(self) -> float:
        """Acknowledged messages a second."""
        return self.acked / self.seconds


@dataclass(frozen=True, slots=True)
class Unsound(Exception):
    """A run that says nothing about speed, because something else went wrong."""

    why: str

    def __str__(self) -> str:
        return self.why


def outcome_of(line: str, *, storm: bool = False) -> Outcome:
    """Return what a line tells; raises `Unsound` for a run with faults, or a generator that was too busy."""
    found = msgspec.json.decode(line, type=Outcome)
    wrong: dict[str, Any] = {
        name: count
        for name in FAULTS
        if (count := getattr(found, name)) and not (storm and name == "dropped")
    }
    if wrong:
        raise Unsound(f"{wrong} {found.why}".strip())
    if found.cpu_share > SHARE:
        raise Unsound(f"the generator had {found.cpu_share:.0%} of a core: it may be what was measured")
    return found
