"""How long it takes from a command to its last delivery, with 1,000 people in 40 rooms."""

from bench.figures import Entry, compare
from bench.outcome import Outcome
from bench.plan import everybody
from bench.rows.lanes import OURS, Abreast, Round, say_rounds, told
from bench.targets import BARE, NODE, PLAIN
from bench.town import make_town

BASELINES = (BARE, PLAIN, NODE)
CALM = "paced 20 500 4000"
BURST = "burst 3 400 4"


def latency_40x25(pairs: int) -> list[Entry]:
    """20 messages a second in all, and then three messages in every room at once."""
    with Abreast("latency_40x25", make_town(40, 25), everybody, minute=1, baselines=BASELINES) as lanes:
        calm = lanes.rounds(CALM, pairs)
        bursts = lanes.rounds(BURST, pairs)
    say_rounds(calm, lambda outcome: outcome.last_ms.p95, "ms p95")
    say_rounds(bursts, lambda outcome: outcome.last_ms.p99, "ms p99 of a burst")
    return [
        *_entries("latency_40x25_p50", calm, 50),
        *_entries("latency_40x25_p95", calm, 95),
        *_entries("latency_40x25_p99", calm, 99),
        *_entries("latency_40x25_burst_p99", bursts, 99),
    ]


def _entries(name: str, rounds: list[Round], percentile: int) -> list[Entry]:
    def take(outcome: Outcome) -> float:
        value: float = getattr(outcome.last_ms, f"p{percentile}")
        return value

    ours = told(rounds, OURS, take)
    return [compare(name, "ms", each, ours, told(rounds, each, take), more=False) for each in BASELINES]
