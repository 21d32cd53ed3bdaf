"""Somebody else keeps the database locked: writers wait or are told to come again; nobody else notices."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from time import monotonic

import psycopg

from tests.make.bustle import bustle
from tests.make.invariants import check
from tests.make.seed import Seed
from tests.make.venue import Venue

SHORT, LONG = 1.5, 10.0
QUICK = 0.5  # for a page that is read while all who write wait; if the hub stood still, each would wait too


@contextmanager
def locked(venue: Venue) -> Iterator[None]:
    """Keep everybody else from writing, as a tool of an operator might."""
    if venue.pair.words.startswith("sqlite"):
        with closing(
            sqlite3.connect(venue.folder / "dialogue.sqlite", isolation_level=None, timeout=5)
        ) as db:
            db.execute("BEGIN IMMEDIATE")
            yield
            db.execute("ROLLBACK")
        return
    with psycopg.connect(venue.pair.words) as other:
        other.execute("LOCK TABLE message IN ACCESS EXCLUSIVE MODE")
        yield
        other.rollback()


def test_a_lock_held_elsewhere_stops_nobody_who_reads(hall: Venue, seed: Seed) -> None:
    waits: list[float] = []
    guests = [hall.guest(name) for name in ("Leaf", "Cup")]
    with bustle(hall, seed) as people:
        for _ in seed.rounds(1, 2):
            with locked(hall):
                until = monotonic() + (LONG if seed.long else SHORT)
                while monotonic() < until:
                    began = monotonic()
                    assert [guest.get("/about").status for guest in guests] == [200, 200]
                    waits.append((monotonic() - began) / 2)
            people.until_well()

    assert sorted(waits)[int(len(waits) * 0.95)] < QUICK
    check(hall, people)
