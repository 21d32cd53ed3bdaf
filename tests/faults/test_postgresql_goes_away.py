"""PostgreSQL ends sessions, crashes and comes back while everything happens: nothing is lost or doubled."""

import pytest

from tests.make.bustle import bustle
from tests.make.invariants import check
from tests.make.postgres import Server
from tests.make.seed import Seed
from tests.make.venue import Venue

pytestmark = [pytest.mark.postgresql, pytest.mark.story]
EACH = 5  # the last of so many times it does not end sessions but crashes


def test_every_acknowledged_message_is_there_once(venue: Venue, server: Server, seed: Seed) -> None:
    with bustle(venue, seed) as people:
        for number in seed.rounds(EACH, 2 * EACH):
            people.go_on(seed.uniform(0.1, 0.5))
            if number % EACH == EACH - 1:
                server.crash()
                people.go_on(seed.uniform(0, 0.3))
                server.again()
            else:
                server.terminate(venue.pair)

    check(venue, people)


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
