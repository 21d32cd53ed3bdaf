"""Servers side by side: all of them connected, one of them running at a time, turn about."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from typing import Final, Protocol

from bench.generator import Generator
from bench.outcome import Outcome, Unsound
from bench.plan import Writes
from bench.process import Process
from bench.servers import Product, bare, bare_plain, node
from bench.targets import BARE, NODE, PLAIN
from bench.town import Town

OURS: Final = "dialogue"
SPARE: Final = 4  # rounds that may be done again before a row is given up
Round = dict[str, Outcome]


class Server(Protocol):
    """What can be stopped where it stands."""

    def rest(self) -> None:
        """Stop it."""

    def go_on(self) -> None:
        """Let it run again."""


class Lane(Protocol):
    """A server, or several as one, and who drives it."""

    @property
    def server(self) -> Server:
        """Whom it drives."""

    def run(self, order: str) -> Outcome:
        """Have an order carried out; raises `Unsound` if it does not count."""


class Lanes:
    """One lane for each that is measured; whoever is not is stopped where it stands."""

    def __init__(self, lanes: Mapping[str, Lane]) -> None:
        self._lanes = lanes

    def rounds(self, order: str, pairs: int) -> list[Round]:
        """Return so many rounds in which every server did the same; one that does not count is done again."""
        found: list[Round] = []
        spare = SPARE
        while len(found) < pairs:
            try:
                found.append(self._round(order))
            except Unsound as fault:
                print(f"    done again: {fault}", flush=True)
                spare -= 1
                if spare < 0:
                    raise
        return found

    def _round(self, order: str) -> Round:
        return {name: self._one(name, order) for name in self._lanes}

    def _one(self, name: str, order: str) -> Outcome:
        generator = self._lanes[name]
        generator.server.go_on()
        try:
            return generator.run(order)
        except Unsound as fault:
            raise Unsound(f"{name}: {fault}") from fault
        finally:
            generator.server.rest()


class Abreast:
    """A context in which the servers of a row stand ready."""

    def __init__(
        self, row: str, town: Town, writes: Writes, *, minute: float, baselines: Sequence[str]
    ) -> None:
        self._row = row
        self._town = town
        self._writes = writes
        self._minute = minute
        self._baselines = baselines
        self._open = ExitStack()

    def __enter__(self) -> Lanes:
        try:
            return Lanes({name: self._lane(start) for name, start in self._starts().items()})
        except BaseException:
            self._open.close()
            raise

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def _starts(self) -> dict[str, Callable[[], Process]]:
        row = self._row
        others = {
            BARE: lambda: bare(f"{row}-bare"),
            PLAIN: lambda: bare_plain(f"{row}-plain"),
            NODE: lambda: node(f"{row}-node"),
        }
        ours: dict[str, Callable[[], Process]] = {
            OURS: lambda: Product(f"{row}-ours", self._town.copy(row), minute=self._minute)
        }
        return ours | {name: others[name] for name in self._baselines}

    def _lane(self, start: Callable[[], Process]) -> Generator:
        server = self._open.enter_context(start())
        generator = self._open.enter_context(Generator(server, self._town.rooms, self._writes))
        self._open.callback(server.go_on)
        server.rest()
        return generator


def told(rounds: Sequence[Round], name: str, take: Callable[[Outcome], float]) -> list[float]:
    """Return one figure of one server, round by round."""
    return [take(each[name]) for each in rounds]


def say_rounds(rounds: Sequence[Round], take: Callable[[Outcome], float], unit: str) -> None:
    """Print how far it is: each server's figures."""
    for name in rounds[0]:
        figures = " ".join(f"{value:.4g}" for value in told(rounds, name, take))
        share = max(each[name].cpu_share for each in rounds)
        cost = sum(each[name].server_cpu_s for each in rounds) / max(
            1, sum(each[name].acked for each in rounds)
        )
        busy = f"{1000 * cost:.3f} ms of processor a message, generator {share:.0%} at most"
        print(f"    {name}: {figures} {unit}; {busy}", flush=True)
