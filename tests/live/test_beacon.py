"""The beacon of the real server: heads that heal what was lost, logins kept alive or seen to have ended."""

from collections.abc import Iterator
from typing import Any

import pytest

from dialogue.kernel import limits
from tests.make.venue import Line, Venue, open_venue

NEXT = limits.HEAD_BEACON + 1


@pytest.fixture(scope="module")
def venue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with open_venue(tmp_path_factory.mktemp("beacon") / "data") as opened:
        yield opened


def beacon(venue: Venue, line: Line) -> dict[str, int]:
    """Let the next beacon come and return what it tells."""
    venue.served.move(NEXT)
    told: dict[str, int] = line.wire.event("heads")["heads"]
    return told


def signal(venue: Venue, line: Line) -> dict[str, Any]:
    """Let the next beacon come and return whom it tells to be here."""
    line.wire.events.clear()
    venue.served.move(NEXT)
    line.wire.event("heads")
    told: dict[str, Any] = line.wire.event("signal")
    return told


def test_everyone_is_told_the_heads_of_the_streams_they_read(venue: Venue) -> None:
    with venue.wire("Leaf") as line, venue.wire("Gate") as desk:
        told = beacon(venue, line)

        assert told == {stream["id"]: stream["head"] for stream in line.hello["streams"]}
        assert set(desk.wire.event("heads")["heads"]) == set(desk.streams.values())


def test_who_lost_the_last_event_learns_of_it_and_can_fetch_it(venue: Venue) -> None:
    with venue.wire("Leaf") as leaf, venue.wire("Kite") as kite:
        room = leaf.streams["room"]
        had = leaf.hello["streams"][0]["head"]
        said = kite.say("a word that got lost on its way")
        leaf.wire.events.clear()

        head = beacon(venue, leaf)[room]
        fetched = venue.guest("Leaf").events({room: had})["batches"]

    assert head == said["seq"]
    assert [(batch["from"], len(batch["events"])) for batch in fetched] == [(had + 1, head - had)]
    assert fetched[0]["words"]["revisions"][said["revision"]]["text"] == "a word that got lost on its way"


def test_who_is_here_and_how_long_the_stage_lasts_is_told_with_it(venue: Venue) -> None:
    with venue.wire("Leaf") as line, venue.wire("Gate") as desk:
        told = [signal(venue, one) for one in (line, desk)]

    assert [one["present"]["participant"] for one in told] == [1, 1]
    assert [one["away"] for one in told] == [[], []]
    assert 0 < told[1]["left_s"] <= told[0]["left_s"]


def test_a_short_break_is_told_to_the_desk_and_to_whoever_takes_it(venue: Venue) -> None:
    with venue.wire("Leaf") as leaf, venue.wire("Kite") as kite, venue.wire("Gate") as desk:
        leaf.do("break.take")

        away = [signal(venue, one)["away"] for one in (leaf, kite, desk)]

    assert away == [[venue.id("Leaf")], [], [venue.id("Leaf")]]


def test_a_break_outlives_its_socket_and_ends_when_its_taker_says_so(venue: Venue) -> None:
    with venue.wire("Leaf") as leaf:
        leaf.do("break.take")
    with venue.wire("Leaf") as again, venue.wire("Gate") as desk:
        still = signal(venue, desk)["away"]

        answer = again.do("break.end")

        assert (answer, still) == ({"became": "done", "seq": None}, [venue.id("Leaf")])
        assert [signal(venue, one)["away"] for one in (again, desk)] == [[], []]


def test_whoever_does_something_is_back(venue: Venue) -> None:
    with venue.wire("Leaf") as leaf:
        leaf.do("break.take")

        leaf.say("Here I am again", audience="moderators")

        assert signal(venue, leaf)["away"] == []


def test_who_listens_stays_signed_in_and_who_went_does_not(venue: Venue) -> None:
    with venue.wire("Stair") as listener:
        for _ in range(5):
            venue.served.move(limits.IDLE_STAFF / 2)
            listener.wire.event("heads")

        assert listener.do("slow_mode.set", seconds=0)["became"] == "done"
        assert venue.refused("Gate") == "signed_out"


def test_a_login_that_has_ended_by_the_clock_closes_its_socket_at_the_next_beacon(venue: Venue) -> None:
    with venue.wire("Stair") as listener:
        venue.served.move(limits.LOGIN_LIFE + 1)

        assert listener.wire.event("bye") == {"code": "signed_out", "retry_s": 0}
        assert listener.wire.until_closed() == 1000
