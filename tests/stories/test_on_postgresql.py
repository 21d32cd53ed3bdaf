"""A short meeting with the real server on PostgreSQL, and what an operator does there."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from dialogue.kernel import limits
from tests.make.command_line import at_terminal, dialogue
from tests.make.guest import Guest
from tests.make.pair import Pair
from tests.make.postgres import Server
from tests.make.server import Served
from tests.make.venue import Line, Venue, open_venue

pytestmark = [pytest.mark.postgresql, pytest.mark.story]
STEP, STEPS = 0.05, 600
PASSWORD = "an umbrella under the table"


@pytest.fixture
def pair(postgresql: Server) -> Pair:
    return postgresql.pair()


@pytest.fixture
def venue(pair: Pair, tmp_path: Path) -> Iterator[Venue]:
    with open_venue(tmp_path / "data", pair=pair) as opened:
        yield opened


def said(line: Line) -> list[str]:
    """The texts of the next batch."""
    return [each["text"] for each in line.batch()["words"]["revisions"].values() if each]


def shown_to(guest: Guest) -> list[Any]:
    """What the room's messages say on somebody's page."""
    told = guest.snapshot()
    room = next(value for value in told["snapshots"] if value["kind"] == "room")
    revisions = told["words"]["revisions"]
    return [each["revision"] and revisions[each["revision"]]["text"] for each in room["messages"]]


def test_a_meeting_over_sockets_and_over_plain_pages(venue: Venue) -> None:
    with venue.wire("Cup") as cup, venue.wire("Gate") as gate:
        leaf = venue.guest("Leaf")

        first = leaf.say("Salam, hamıya", lang="az")
        heard = said(cup), said(gate)
        answer = cup.say("Բարև ձեզ", lang="hy")
        gate.do("mode.set", mode="read_first")
        held = leaf.say("Bir söz də", lang="az")
        shown = gate.do("hold.show", message=held["message"], revision=held["revision"])
        erased = leaf.command("message.erase", {"message": first["message"]})

        assert (first["became"], answer["became"], held["became"]) == ("shown", "shown", "held")
        assert heard == (["Salam, hamıya"], ["Salam, hamıya"])
        assert (shown["became"], erased["became"]) == ("done", "done")
        assert shown_to(leaf) == shown_to(venue.guest("Bell")) == [None, "Բարև ձեզ", "Bir söz də"]


def test_a_sanction_closes_every_socket_and_refuses_every_page(venue: Venue) -> None:
    with venue.wire("Leaf") as tab, venue.wire("Leaf") as other, venue.wire("Gate") as gate:
        gate.do("member.remove", member=venue.id("Leaf"), reason="rules")

        byes = [line.wire.event("bye")["code"] for line in (tab, other)]

        assert byes == ["removed", "removed"]
        assert venue.guest("Leaf").say("Yenə mən", lang="az")["code"] == "forbidden"
        assert venue.refused("Leaf") == "forbidden"


def test_what_was_said_is_there_when_the_server_was_killed(venue: Venue) -> None:
    leaf, key = venue.guest("Leaf"), "0f0e0d0c-0b0a-4909-8807-060504030201"
    before = leaf.say("Salam", lang="az", key=key)

    venue.served.kill()
    venue.served.again()

    assert leaf.say("Salam", lang="az", key=key) == before
    assert shown_to(venue.guest("Cup")) == ["Salam"]


def test_the_operators_commands_work_there(pair: Pair, postgresql: Server, tmp_path: Path) -> None:
    folder, there = tmp_path / "data", pair.environ
    before = dialogue(folder, "doctor", **there)

    made = dialogue(folder, "init", **there)
    staff = at_terminal(folder, "staff", "add", "anna", answers=_passwords(), **there)
    again = dialogue(folder, "staff", "add", "anna", typed=f"{PASSWORD}\n{PASSWORD}\n", **there)
    after = dialogue(folder, "doctor", **there)

    assert (before.code, made.code, again.code, after.code) == (1, 0, 1, 0)
    assert "tables missing" in before.out
    assert "That is already there; nothing was changed." in again.err
    assert "Recovery codes, each good once, shown only now:" in staff
    assert "ok  what is acknowledged is on the disk" in after.out
    assert postgresql.order("SELECT name FROM account", pair.words) == [("anna",)]
    assert not list(folder.glob("*.sqlite*"))


def test_the_demo_is_made_and_served_there(pair: Pair, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    made = dialogue(folder, "demo", **pair.environ)
    refused = dialogue(folder, "demo", **pair.environ)

    served = Served(folder, demo=True, environ=pair.environ)
    guest = Guest.of_demo(served, "participant-1")

    assert (made.code, refused.code, len(served.links)) == (0, 1, 8)
    assert guest.say("A word from here.")["became"] == "shown"
    assert shown_to(guest)[-1] == "A word from here."
    assert (served.stop(), served.said()) == (0, "")


@pytest.mark.soak
def test_a_demo_that_was_broken_off_is_made_anew_there_too(
    pair: Pair, postgresql: Server, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    assert dialogue(folder, "demo", **pair.environ).code == 0
    (folder / "demo.unfinished").touch()

    served = Served(folder, demo=True, environ=pair.environ)

    assert served.heard.startswith("The demo was broken off while it was being made; it is made anew.\n")
    assert postgresql.order("SELECT count(*) FROM programme", pair.words) == [(1,)]
    assert (served.stop(), served.said()) == (0, "")


def test_on_its_day_a_room_and_its_key_are_gone(venue: Venue, postgresql: Server) -> None:
    venue.guest("Leaf").say("Salam", lang="az")

    venue.served.move(60 * limits.DAY)

    for _ in range(STEPS):
        if postgresql.order(f"SELECT 1 FROM wrapped_key WHERE owner = '{venue.room}'", venue.pair.keys) == []:
            break
        Event().wait(STEP)
    assert postgresql.order("SELECT count(*) FROM message", venue.pair.words) == [(0,)]
    assert postgresql.order("SELECT kind, target FROM erasure_ledger", venue.pair.keys) == [
        ("room", venue.room)
    ]


def _passwords() -> list[tuple[str, str]]:
    return [("Password: ", PASSWORD), ("The same once more: ", PASSWORD)]
