"""What three processes do that share PostgreSQL and Redis, beside one with PostgreSQL alone."""

import shutil
from contextlib import ExitStack, closing
from typing import Final

from bench.figures import Entry, compare
from bench.generator import Generator
from bench.plan import everybody
from bench.rows.lanes import Lanes, say_rounds, told
from bench.rows.together import Together
from bench.servers import Product
from bench.town import fill
from tests.make import postgres, redis

ROOMS: Final = 39  # every process has as many
PEOPLE: Final = 25
MINUTE: Final = 0.2
COUNT: Final = 3
ORDER: Final = "closed 1 700 2500"
ONE: Final = "one process"
THREE: Final = "three processes"


def processes_3(pairs: int) -> list[Entry]:
    """39 rooms of 25, all write; a room is at one process, as the proxy in front would have it."""
    programs = postgres.programs()
    if programs is None or shutil.which("redis-server") is None:
        raise SystemExit("PostgreSQL and Redis are needed: `apt-get install postgresql redis-server`.")
    with ExitStack() as opened:
        database = opened.enter_context(closing(postgres.Server(programs)))
        bus = opened.enter_context(closing(redis.Server()))
        lanes = {}
        for name, count in ((ONE, 1), (THREE, COUNT)):
            databases = database.pair().environ
            town = fill(f"processes-{count}", databases, ROOMS, PEOPLE)
            more = databases if count == 1 else {**databases, "DIALOGUE_REDIS_URL": bus.url}
            generators = []
            for place in range(count):
                process = Product(f"processes-{count}-{place}", town.folder, minute=MINUTE, more=more)
                server = opened.enter_context(process)
                rooms = town.rooms[place::count]
                generators.append(opened.enter_context(Generator(server, rooms, everybody)))
                opened.callback(server.go_on)
            lanes[name] = Together(generators)
            lanes[name].run(ORDER)
            database.order("ANALYZE", databases["DIALOGUE_DATABASE_URL"])  # autovacuum does it
            lanes[name].rest()
        rounds = Lanes(lanes).rounds(ORDER, pairs)
    say_rounds(rounds, lambda outcome: outcome.deliveries, "deliveries/s")
    ours = told(rounds, THREE, lambda outcome: outcome.deliveries)
    one = told(rounds, ONE, lambda outcome: outcome.deliveries)
    return [compare("processes_3", "deliveries/s", ONE, ours, one)]
