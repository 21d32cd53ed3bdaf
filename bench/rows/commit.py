"""How many messages a second are acknowledged when 200 people in 100 rooms all write."""

import time
from contextlib import ExitStack

from bench.figures import Entry, compare, reported
from bench.generator import Generator
from bench.outcome import Outcome
from bench.plan import everybody
from bench.rows.lanes import OURS, Abreast, say_rounds, told
from bench.servers import Product
from bench.targets import BARE, NODE, PLAIN
from bench.town import Town, make_town

BASELINES = (BARE, PLAIN, NODE)
ORDER = "closed 1 500 2000"


def commit_200(pairs: int) -> list[Entry]:
    """Messages a second beside the others; processor time for each, and commits a second."""
    town = make_town(100, 2)
    with Abreast("commit_200", town, everybody, minute=0.1, baselines=BASELINES) as lanes:
        rounds = lanes.rounds(ORDER, pairs)
    say_rounds(rounds, lambda outcome: outcome.messages, "messages/s")
    ours = told(rounds, OURS, lambda outcome: outcome.messages)
    entries = [
        compare("commit_200", "messages/s", each, ours, told(rounds, each, lambda outcome: outcome.messages))
        for each in BASELINES
    ]
    commits = reported("commit_200_commits", "commits/s", [_commits(town)])
    cost = compare(
        "commit_200_cpu",
        "ms/message",
        BARE,
        *(told(rounds, each, _cost) for each in (OURS, BARE)),
        more=False,
    )
    return [*entries, cost, commits]


def _commits(town: Town) -> float:
    """Return commits a second of a server that does nothing else."""
    with ExitStack() as opened:
        server = opened.enter_context(Product("commit_200-count", town.copy("commit_200-count"), minute=0.1))
        generator = opened.enter_context(Generator(server, town.rooms, everybody))
        before, began = server.commits(), time.monotonic()
        generator.run(ORDER)
        return (server.commits() - before) / (time.monotonic() - began)


def _cost(outcome: Outcome) -> float:
    return 1000 * outcome.server_cpu_s / max(1, outcome.acked)
