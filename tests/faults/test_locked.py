"""Somebody else keeps the database locked: writers wait or are told to come again; nobody else notices."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Thread
from time import monotonic

import psycopg

from tests.make.bustle import bustle
from tests.make.guest import Guest
from tests.make.invariants import check
from tests.make.seed import Seed
from tests.make.venue import Venue

SHORT, LONG = 6.0, 10.0  # longer than a command waits for the lock
QUICK = 2.0  # for a page; if the hub stood still, somebody would wait as long as the lock is held
WAIT = 15.0  # for the page of somebody whose sign of life cannot be kept: twice as long as a command waits


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


class Reader(Thread):
    """Somebody who reads while the database is locked, after a while of silence."""

    def __init__(self, guest: Guest) -> None:
        super().__init__(daemon=True)
        self.guest = guest
        self.told: tuple[int, bool] | None = None

    def run(self) -> None:
        began = monotonic()
        status = self.guest.get("/about").status
        self.told = (status, monotonic() - began < WAIT)


def test_a_lock_held_elsewhere_stops_nobody_who_reads(hall: Venue, seed: Seed) -> None:
    waits: list[float] = []
    seconds, passer_by = LONG if seed.long else SHORT, Guest(hall.served)
    with bustle(hall, seed) as people:
        for _ in seed.rounds(1, 2):
            readers = [Reader(hall.guest(name)) for name in ("Bell", "Stair")]
            with locked(hall):
                until = monotonic() + seconds
                hall.served.move(100)
                for reader in readers:
                    reader.start()
                while monotonic() < until:
                    began = monotonic()
                    assert passer_by.get("/about").status == 200
                    waits.append(monotonic() - began)
            for reader in readers:
                reader.join()
            people.until_well()
            assert [reader.told for reader in readers] == [(200, True)] * len(readers)

    assert max(waits) < QUICK
    check(hall, people)
