"""PostgreSQL ends sessions, crashes and comes back while people write: nothing is lost or doubled."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Final

import psycopg
import pytest

from tests.make.insistent import Insistent
from tests.make.invariants import check_keys, check_log, check_reading
from tests.make.postgres import Server, programs
from tests.make.seed import Seed
from tests.make.venue import Venue, open_venue

pytestmark = [pytest.mark.postgresql, pytest.mark.story]
WRITERS: Final = {"Leaf": "az", "Lamp": "az", "Cup": "hy", "Chair": "hy", "Kite": "en"}
STEP: Final = 0.05
PACE: Final = 60  # seconds that pass in every step, so that the pace of one person is not what is tested
QUICK, LONG = 5, 20


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One that nothing else stands on."""
    found = programs()
    assert found is not None
    made = Server(found)
    yield made
    made.close()


@pytest.fixture
def venue(server: Server, tmp_path: Path) -> Iterator[Venue]:
    with open_venue(tmp_path / "data", pair=server.pair()) as opened:
        yield opened
        opened.close_after_faults()
        opened.served.errors.write_text("")  # the kinds of faults that were meant to happen


@contextmanager
def everybody_writes(venue: Venue) -> Iterator[list[Insistent]]:
    """All of them write for the length of a block; after it each has an answer to all they sent."""
    enough = Event()
    writers = [Insistent(venue.guest(name), lang, enough) for name, lang in WRITERS.items()]
    for writer in writers:
        writer.start()
    yield writers
    enough.set()
    for writer in writers:
        writer.join(60)
    assert not any(writer.is_alive() for writer in writers)


def pass_time(venue: Venue, seconds: float) -> None:
    for _ in range(max(1, round(seconds / STEP))):
        Event().wait(STEP)
        venue.served.move(PACE)


def wreck(venue: Venue, server: Server, seed: Seed) -> list[Insistent]:
    """Have sessions ended and the server crash, as the lot falls, while everybody writes."""
    with everybody_writes(venue) as writers:
        for number in seed.rounds(QUICK, LONG):
            pass_time(venue, seed.uniform(0.1, 0.5))
            if number % QUICK == QUICK - 1:
                server.crash()
                pass_time(venue, seed.uniform(0, 0.3))
                server.again()
            else:
                server.terminate(venue.pair)
        pass_time(venue, 0.5)
    return writers


def check(venue: Venue, writers: list[Insistent]) -> None:
    with venue.reading() as db:
        check_log(db)
        check_keys(db, writers)
    for name in ("Leaf", "Cup"):  # who wrote is still signed in, hours later
        check_reading(venue.guest(name), writers)
    for writer in writers:
        keys = random.Random(len(writer.sent)).sample(sorted(writer.sent), min(3, len(writer.sent)))
        shown = [key for key in keys if writer.sent[key].shown]
        assert [writer.again(key) for key in shown] == [writer.sent[key].answer for key in shown]


def test_every_acknowledged_message_is_there_once(venue: Venue, server: Server, seed: Seed) -> None:
    writers = wreck(venue, server, seed)

    check(venue, writers)
    assert sum(sent.shown for writer in writers for sent in writer.sent.values()) > QUICK


def test_open_sockets_stay_open_and_go_on(venue: Venue, server: Server) -> None:
    with venue.wire("Cup") as cup, venue.wire("Leaf") as leaf:
        leaf.say("before", lang="az")
        before = cup.batch()

        server.terminate(venue.pair)
        told = leaf.say("after", lang="az")
        after = cup.batch()

        assert told["became"] == "shown"
        assert (before["from"] + 1, after["from"]) == (told["seq"], told["seq"])


@pytest.mark.soak
def test_a_table_that_is_locked_stops_nobody_else(venue: Venue) -> None:
    with psycopg.connect(venue.pair.words) as other:
        other.execute("LOCK TABLE message IN ACCESS EXCLUSIVE MODE")
        writer = Insistent(venue.guest("Leaf"), "az", Event())
        writer.start()
        pages = [venue.guest("Cup").get("/about").status for _ in range(20)]
        waited = writer.is_alive()
        other.rollback()
        writer._enough.set()
        writer.join(60)

    assert (pages, waited) == ([200] * 20, True)
    check(venue, [writer])


@pytest.mark.soak
def test_without_the_keys_nothing_is_erased_and_nothing_is_said_to_be(venue: Venue, server: Server) -> None:
    leaf = venue.guest("Leaf")
    said = leaf.say("Salam", lang="az")
    name = venue.pair.keys.partition("@/")[2].partition("?")[0]
    server.order(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    server.terminate(venue.pair)

    refused = leaf.command("message.erase", {"message": said["message"]})
    kept = server.order("SELECT state FROM message", venue.pair.words)
    server.order(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    done = leaf.command("message.erase", {"message": said["message"]})

    assert (refused["code"], kept) == ("unavailable", [("shown",)])
    assert done["became"] == "done"
    assert server.order("SELECT state FROM message", venue.pair.words) == [("erased",)]
