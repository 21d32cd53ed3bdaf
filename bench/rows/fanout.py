"""How many deliveries a second there are when whoever may write does so as soon as they are answered."""

from bench.figures import Entry, compare
from bench.plan import Writes, everybody, first_only
from bench.rows.lanes import OURS, Abreast, say_rounds, told
from bench.targets import BARE, NODE, PLAIN
from bench.town import make_town

BASELINES = (BARE, PLAIN, NODE)


def fanout_40x25(pairs: int) -> list[Entry]:
    """40 rooms of 25, all write, one message of each on its way."""
    return _fanout("fanout_40x25", (40, 25), everybody, "closed 1 700 2500", 0.2, pairs)


def fanout_1x50_one(pairs: int) -> list[Entry]:
    """One room of 50, one of them writes, eight messages on their way."""
    return _fanout("fanout_1x50_one", (1, 50), first_only, "closed 8 500 2000", 0.001, pairs)


def fanout_1x50_all(pairs: int) -> list[Entry]:
    """One room of 50, all write."""
    return _fanout("fanout_1x50_all", (1, 50), everybody, "closed 1 500 2000", 0.02, pairs)


def _fanout(
    name: str, size: tuple[int, int], writes: Writes, order: str, minute: float, pairs: int
) -> list[Entry]:
    with Abreast(name, make_town(*size), writes, minute=minute, baselines=BASELINES) as lanes:
        rounds = lanes.rounds(order, pairs)
    say_rounds(rounds, lambda outcome: outcome.deliveries, "deliveries/s")
    ours = told(rounds, OURS, lambda outcome: outcome.deliveries)
    return [
        compare(name, "deliveries/s", each, ours, told(rounds, each, lambda outcome: outcome.deliveries))
        for each in BASELINES
    ]
