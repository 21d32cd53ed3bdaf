"""Whether a message costs more the more rooms there are: the same load over 10, 100 and 1,000 of them."""

from contextlib import ExitStack
from typing import Final

from bench.figures import Entry, compare
from bench.generator import Generator
from bench.plan import everybody
from bench.rows.lanes import Lanes, say_rounds, told
from bench.servers import Product
from bench.town import make_town

PEOPLE: Final = 5
SIZES: Final = (10, 100, 1000)
ORDER: Final = "rotate 50 500 1500"


def cost_growth(pairs: int) -> list[Entry]:
    """50 messages on their way in all, of everybody in turn."""
    with ExitStack() as opened:
        lanes: dict[str, Generator] = {}
        for size in SIZES:
            town = make_town(size, PEOPLE)
            server = opened.enter_context(Product(f"growth-{size}", town.copy(f"growth-{size}"), minute=0.01))
            lanes[f"{size} rooms"] = opened.enter_context(Generator(server, town.rooms, everybody))
            opened.callback(server.go_on)
            server.rest()
        rounds = Lanes(lanes).rounds(ORDER, pairs)
    say_rounds(rounds, lambda outcome: outcome.messages, "messages/s")
    smallest = f"{SIZES[0]} rooms"
    base = told(rounds, smallest, lambda outcome: outcome.messages)
    return [
        compare(
            f"cost_growth_{size}",
            "messages/s",
            smallest,
            told(rounds, f"{size} rooms", lambda outcome: outcome.messages),
            base,
        )
        for size in SIZES[1:]
    ]
