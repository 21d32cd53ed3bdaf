"""No silent hole: who misses anything notices and fetches it; without any socket the room is the same."""

from collections.abc import Iterator

import pytest

from dialogue.kernel import limits
from tests.make.venue import Venue, open_venue

PACE = 30  # seconds after which the next message is not too soon


@pytest.fixture(scope="module")
def venue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with open_venue(tmp_path_factory.mktemp("hole") / "data") as opened:
        yield opened


def test_even_the_last_message_that_got_lost_is_noticed_and_fetched(venue: Venue) -> None:
    with venue.wire("Leaf") as leaf, venue.wire("Kite") as kite:
        room = leaf.streams["room"]
        had = next(stream["head"] for stream in leaf.hello["streams"] if stream["id"] == room)
        said = kite.say("the last word, which nobody delivered")
        leaf.wire.events.clear()

        venue.served.move(limits.HEAD_BEACON + 1)
        head = leaf.wire.event("heads")["heads"][room]
        [batch] = venue.guest("Leaf").events({room: had})["batches"]

    assert head == said["seq"] > had
    assert (batch["from"], len(batch["events"])) == (had + 1, head - had)
    assert batch["words"]["revisions"][said["revision"]]["text"] == "the last word, which nobody delivered"


def test_what_was_said_during_a_cut_comes_without_a_gap(venue: Venue) -> None:
    with venue.wire("Leaf") as leaf:
        room = leaf.streams["room"]
        had = venue.guest("Leaf").events({room: 0})["heads"][room]

    said = []
    with venue.wire("Kite") as kite:
        for number in range(4):
            venue.served.move(PACE)
            said.append(kite.say(f"word {number} while one reader was cut off")["seq"])
    with venue.wire("Leaf") as again:
        head = next(stream["head"] for stream in again.hello["streams"] if stream["id"] == room)
        batches = venue.guest("Leaf").events({room: had})["batches"]

    numbers = [batch["from"] + place for batch in batches for place in range(len(batch["events"]))]
    assert numbers == list(range(had + 1, head + 1))
    assert set(said) <= set(numbers)


def test_a_page_without_any_socket_reads_the_same_events_in_the_same_order(venue: Venue) -> None:
    with venue.wire("Stair") as listener:
        room = listener.streams["room"]
        had = venue.guest("Leaf").events({room: 0})["heads"][room]
        venue.served.move(PACE)

        told = venue.guest("Leaf").say("written without a socket")
        live = listener.wire.event("events")
        while live["stream"] != room or live["from"] <= had:
            live = listener.wire.event("events")
        [fetched] = venue.guest("Leaf").events({room: had})["batches"]

    assert told["became"] == "shown"
    assert (live["from"], live["events"]) == (fetched["from"], fetched["events"])
