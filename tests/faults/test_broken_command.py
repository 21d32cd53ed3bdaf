"""A handler raises what nobody foresaw: it is answered, keeps nothing, and takes no neighbour with it."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any
from uuid import uuid4

from sqlalchemy import func, select

from dialogue.moderation.models import Look
from tests.make.bustle import bustle
from tests.make.invariants import check
from tests.make.seed import Seed
from tests.make.venue import Venue

UNAVAILABLE = {"code": "unavailable", "data": {}}


def looks(venue: Venue) -> int:
    with venue.reading() as db:
        return db.scalar(select(func.count()).select_from(Look)) or 0


def test_a_handler_that_raises_is_answered_and_keeps_nothing(hall: Venue, seed: Seed) -> None:
    name = seed.choice(["Leaf", "Cup"])
    with bustle(hall, seed) as people, hall.wire(name) as line, ThreadPoolExecutor(2) as pool:
        shown = [sent.answer["message"] for sent in list(people.writers["Kite"].sent.values()) if sent.shown]
        key = str(uuid4())
        wish: dict[str, Any] = {"message": seed.choice(shown), "lang": "en", "text": "Please look"}
        hall.served.tell("break", "look.ask")
        for _ in seed.rounds(3, 20):
            by_socket = pool.submit(partial(line.do, "look.ask", key=key, **wish))
            by_form = pool.submit(hall.guest(name).command, "look.ask", wish)
            broken = [by_socket.result(), by_form.result()]
            people.go_on(0)
            assert (broken, looks(hall)) == ([UNAVAILABLE] * 2, 0)
        hall.served.tell("break")
        mended = line.do("look.ask", key=key, **wish)
        again = line.do("look.ask", key=key, **wish)

    assert (mended["became"], again, looks(hall)) == ("done", mended, 1)
    check(hall, people)
