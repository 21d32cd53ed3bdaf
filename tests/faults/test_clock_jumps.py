"""The clock on the wall is set on or back by an hour: nothing is lost, and nobody has to wait for it."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from dialogue.kernel import limits
from dialogue.people.models import Login
from dialogue.store.engines import keys_engine
from tests.make.bustle import bustle
from tests.make.invariants import check
from tests.make.seed import Seed
from tests.make.venue import Venue

SLACK = 10
TRIES = 20  # of a second each, beside a server that writes
SOON = 5 * limits.MINUTE


def sign_all_in(venue: Venue, jumped: float) -> None:
    """Have everybody come back: who seems to have been silent for so long has to."""
    engine = keys_engine(venue.pair.words)  # it waits for a lock
    now = datetime.now(UTC) + timedelta(seconds=venue.served.moved + jumped)
    for _ in range(TRIES):
        with suppress(OperationalError), engine.begin() as db:
            db.execute(update(Login).values(seen=now, started=now))
            break
    else:
        raise AssertionError(TRIES)
    engine.dispose()


def test_a_clock_that_is_set_back_an_hour_keeps_nobody_waiting(hall: Venue, seed: Seed) -> None:
    with bustle(hall, seed) as people:
        for _ in seed.rounds(1, 5):
            hall.served.tell("set", -limits.HOUR - seed.randint(-SLACK, SLACK))
            before = hall.served.moved
            people.until_well()
            assert hall.served.moved - before < SOON

    check(hall, people)


def test_a_clock_that_is_set_on_an_hour_loses_nothing(hall: Venue, seed: Seed) -> None:
    jumped = 0
    with bustle(hall, seed) as people:
        for _ in seed.rounds(1, 5):
            jump = limits.HOUR + seed.randint(-SLACK, SLACK)
            hall.served.tell("set", jump)
            jumped += jump
            people.go_on(seed.uniform(0, 0.3))
            sign_all_in(hall, jumped)
            people.until_well()

    check(hall, people)
