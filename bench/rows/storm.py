"""A server is killed under 1,000 members and started again: all come back, nothing is lost or doubled."""

import time
from contextlib import ExitStack
from typing import Final

from bench.figures import Entry, reported
from bench.generator import Generator
from bench.outcome import Unsound
from bench.plan import everybody
from bench.servers import Product
from bench.town import make_town

BEFORE: Final = 1.5
AFTER: Final = 14
RUNS: Final = 5


def storm_1000(pairs: int) -> list[Entry]:
    """Seconds from the kill until everybody has a socket and has caught up; messages go on all the while."""
    town = make_town(40, 25)
    times = []
    for _ in range(min(pairs, RUNS)):
        with ExitStack() as opened:
            server = opened.enter_context(Product("storm-ours", town.copy("storm"), minute=1))
            generator = opened.enter_context(Generator(server, town.rooms, everybody))
            generator.begin(f"storm 40 {int((BEFORE + AFTER) * 1000)}")
            time.sleep(BEFORE)
            server.kill()
            server.start_again()
            outcome = generator.finish(storm=True)
        if not outcome.away_s:
            raise Unsound("not everybody came back")
        asked = f"{outcome.dropped} cut off, {outcome.fetched} asked for what they missed"
        print(f"    {outcome.away_s:.1f} s; {asked}", flush=True)
        times.append(outcome.away_s)
    return [reported("storm_1000", "s", times)]
