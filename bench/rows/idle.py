"""What one member costs who only listens: memory of the server with 5,000 of them, less that with none."""

import statistics
import time
from collections.abc import Callable
from typing import Final

from bench.figures import Entry, compare
from bench.generator import Generator
from bench.plan import nobody
from bench.process import Process
from bench.servers import Product, bare, bare_plain, node
from bench.targets import BARE, NODE, PLAIN
from bench.town import Town, make_town

ROOMS: Final = 200
PEOPLE: Final = 25
REST: Final = 1.5  # for what is told of once everybody is there


def idle_5000(pairs: int) -> list[Entry]:
    """Every run is a server of its own, for memory that was had once is not given back."""
    town = make_town(ROOMS, PEOPLE)
    starts: dict[str, Callable[[], Process]] = {
        "dialogue": lambda: Product("idle-ours", town.copy("idle"), minute=1),
        BARE: lambda: bare("idle-bare"),
        PLAIN: lambda: bare_plain("idle-plain"),
        NODE: lambda: node("idle-node"),
    }
    found: dict[str, list[float]] = {name: [] for name in starts}
    for _ in range(pairs):
        for name, start in starts.items():
            found[name].append(_each(start, town))
    for name, values in found.items():
        print(f"    {name}: {statistics.median(values):.1f} KB", flush=True)
    return [
        compare("idle_5000", "KB", each, found["dialogue"], found[each], more=False)
        for each in (BARE, PLAIN, NODE)
    ]


def _each(start: Callable[[], Process], town: Town) -> float:
    """Return kilobytes for each connection."""
    with start() as server:
        with Generator(server, town.rooms[:1], nobody):
            time.sleep(REST)  # what the first ones bring into memory is nobody's
        before = server.memory()
        with Generator(server, town.rooms, nobody):
            time.sleep(REST)
            return (server.memory() - before) / 1024 / (ROOMS * PEOPLE)
