"""The server is killed at random moments while everything happens: nothing is lost or doubled."""

import pytest

from tests.make.bustle import bustle
from tests.make.invariants import check
from tests.make.seed import Seed
from tests.make.venue import Venue


def test_killed_at_random_it_has_kept_what_it_acknowledged(hall: Venue, seed: Seed) -> None:
    with bustle(hall, seed) as people:
        for _ in seed.rounds(2, 6):
            people.go_on(seed.uniform(0.1, 0.6))
            hall.served.kill()
            hall.served.again()

    check(hall, people)


@pytest.mark.parametrize("place", ["before", "after"])
def test_killed_around_a_commit_it_has_kept_what_it_acknowledged(hall: Venue, seed: Seed, place: str) -> None:
    with bustle(hall, seed) as people:
        for _ in seed.rounds(2, 6):
            hall.served.tell("die", place, seed.randint(1, 10))
            hall.served.process.wait()
            hall.served.again()

    check(hall, people)
