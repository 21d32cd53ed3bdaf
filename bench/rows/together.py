"""Several servers of one instance as one: driven at the same moment, and told of as one."""

from collections.abc import Sequence
from typing import Self

import msgspec

from bench.generator import Generator
from bench.outcome import FAULTS, Outcome

SUMMED = ("sent", "acked", "delivered", "fetched", "server_cpu_s", *FAULTS)
WORST = ("seconds", "away_s", "cpu_share")


class Together:
    """One generator for each."""

    def __init__(self, generators: Sequence[Generator]) -> None:
        self._generators = generators

    @property
    def server(self) -> Self:
        """All of them."""
        return self

    def rest(self) -> None:
        """Stop them where they stand."""
        for generator in self._generators:
            generator.server.rest()

    def go_on(self) -> None:
        """Let them run again."""
        for generator in self._generators:
            generator.server.go_on()

    def run(self, order: str) -> Outcome:
        """Have all carry out an order; raises `Unsound` if one of them does not count."""
        for generator in self._generators:
            generator.begin(order)
        return as_one([generator.finish() for generator in self._generators])


def as_one(outcomes: Sequence[Outcome]) -> Outcome:
    """Return sums of what is counted, and the worst of what is measured."""
    sums = {name: sum(getattr(each, name) for each in outcomes) for name in SUMMED}
    worst = {name: max(getattr(each, name) for each in outcomes) for name in WORST}
    acks = max((each.ack_ms for each in outcomes), key=lambda spread: spread.p95)
    last = max((each.last_ms for each in outcomes), key=lambda spread: spread.p95)
    return msgspec.structs.replace(outcomes[0], **sums, **worst, ack_ms=acks, last_ms=last)
