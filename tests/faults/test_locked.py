"""Somebody else keeps the database locked: writers wait or are told to come again; nobody else notices."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Event, Thread
from time import monotonic
from typing import Any, Final
from uuid import uuid4

import psycopg
import pytest

from dialogue.kernel import limits
from tests.make.bustle import bustle
from tests.make.guest import Guest
from tests.make.insistent import Insistent, spelled
from tests.make.invariants import check, check_writers, room_of
from tests.make.seed import Seed
from tests.make.venue import Venue

SHORT, LONG = 6.0, 10.0  # longer than a command waits for the lock
QUICK = 2.0  # for a page; if the hub stood still, somebody would wait as long as the lock is held
PAUSE = 0.2
WAIT = 15.0  # for the page of somebody whose sign of life cannot be kept: twice as long as a command waits
TOGETHER: Final = {"Leaf": "az", "Lamp": "az", "Cup": "hy", "Chair": "hy", "Kite": "en"}
HELD: Final = {
    "table": "LOCK TABLE message IN SHARE MODE",
    "row": "SELECT head FROM stream FOR UPDATE",  # and then nothing more, as somebody who forgot to end it
}


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


class Asking(Thread):
    """Somebody who says one thing, once; after how long they were answered, and what."""

    def __init__(self, writer: Insistent) -> None:
        super().__init__(daemon=True)
        self.key, self.text = str(uuid4()), spelled()
        self.answer: dict[str, Any] = {}
        self.took = 0.0
        self._writer = writer

    def run(self) -> None:
        began = monotonic()
        self.answer = self._writer._say(self.key, self.text, "room")
        self.took = monotonic() - began

    def again(self) -> None:
        """Say it with the same key once more."""
        self._writer.send(self.key, self.text)


@pytest.mark.postgresql
@pytest.mark.parametrize("how", HELD)
def test_a_lock_of_somebody_else_makes_nobody_wait_in_turn_and_everybody_read_on(
    hall: Venue, seed: Seed, how: str
) -> None:
    writers = {name: Insistent(hall.guest(name), lang, Event()) for name, lang in TOGETHER.items()}
    reads: list[float] = []
    waits: list[float] = []
    for _ in seed.rounds(1, 2):
        hall.served.move(limits.MINUTE)
        for name in ("Bell", *writers):  # their signs of life are kept before
            room_of(hall.guest(name))
        asking = [Asking(writers[name]) for name in seed.sample(sorted(writers), len(writers))]
        with psycopg.connect(hall.pair.words) as other:
            other.execute(HELD[how].encode())
            for one in asking:
                one.start()
            while any(one.is_alive() for one in asking):
                began = monotonic()
                room_of(hall.guest("Bell"))
                reads.append(monotonic() - began)
                Event().wait(PAUSE)
            other.rollback()
        told, waits = [one.answer.get("code") for one in asking], [one.took for one in asking]
        assert (told, max(waits) < limits.LOCK_SECONDS + QUICK) == (["busy"] * len(asking), True), waits
        for one in asking:
            one.again()

    print(f"busy after {waits}; a page after {max(reads):.2f} s at the most")  # noqa: T201 - the figures
    assert max(reads) < QUICK
    assert {sent.times for writer in writers.values() for sent in writer.sent.values()} == {1}
    assert all(sent.shown for writer in writers.values() for sent in writer.sent.values())
    check_writers(hall, writers)
