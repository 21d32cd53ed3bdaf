"""When somebody is in danger: what an operator types beside a running server, and how soon it holds."""

import re
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from tests.make.command_line import Told, dialogue
from tests.make.venue import Venue, open_venue

UNKNOWN = "There is no such thing here, or it is not published yet.\n"
SOON = 1.0  # after the command has come back


@pytest.fixture(scope="module")
def venue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with open_venue(tmp_path_factory.mktemp("venue") / "data") as opened:
        yield opened


def order(venue: Venue, *words: str, typed: str = "") -> Told:
    return dialogue(venue.folder, *words, typed=typed, **venue.pair.environ)


def test_the_rooms_are_listed_with_the_id_that_others_want(venue: Venue) -> None:
    told = order(venue, "rooms")

    line = f"{venue.room}  Everyday neighbours · A day at school · 0 of 0 seats taken\n"
    assert (told.code, told.out) == (0, line)


def test_who_is_frozen_is_out_within_a_second_on_every_page(venue: Venue) -> None:
    other = venue.guest("Leaf")
    assert other.say("Bir söz", lang="az")["became"] == "shown"

    with venue.wire("Leaf") as leaf:
        told = order(venue, "freeze", venue.room, "--name", typed="leaf\n")
        begun = monotonic()
        code = leaf.wire.event("bye")["code"]
        late = monotonic() - begun

    assert (told.code, told.err, code) == (0, "Name in the room: ", "gone"), told.all
    assert told.out == "Frozen. Nobody comes in as them any more; to come back they need a new seat.\n"
    assert late < SOON
    assert other.say("Yenə mən", lang="az")["code"] == "signed_out"


def test_who_is_erased_is_out_and_nothing_they_wrote_is_left(venue: Venue) -> None:
    with venue.wire("Lamp") as lamp, venue.wire("Cup") as cup:
        lamp.say("Мой дед сажал орех", lang="ru")
        cup.batch()

        told = order(venue, "erase", venue.room, "--name", "--sure", typed="Lamp\n")

        code = lamp.wire.event("bye")["code"]
        kinds = [event[0] for event in cup.batch()["events"]]
    assert (told.code, code) == (0, "gone"), told.all
    assert (kinds[0], kinds.count("message_erased")) == ("message_erased", 1)
    assert "орех" not in str(venue.guest("Cup").snapshot())


def test_an_erasure_is_asked_for_twice(venue: Venue) -> None:
    told = order(venue, "erase", venue.room, "--name", typed="Chair\nn\n")

    assert (told.code, "Aborted!" in told.err) == (1, True)
    assert venue.guest("Chair").say("Նստած եմ", lang="hy")["became"] == "shown"


def test_an_account_that_is_closed_is_out_and_can_be_opened(venue: Venue) -> None:
    with venue.reading() as db:
        [[account]] = db.exec_driver_sql(
            "SELECT account_id FROM member WHERE id = ?", (venue.id("Stair"),)
        ).fetchall()

    with venue.wire("Stair") as stair:
        closed = order(venue, "staff", "close", account)
        code = stair.wire.event("bye")["code"]
    opened = order(venue, "staff", "open", account)

    assert (closed.code, code, opened.code) == (0, "gone", 0), closed.all
    assert venue.guest("Stair").say("Բարև", lang="hy")["code"] == "signed_out"


@pytest.mark.parametrize(
    ("words", "typed", "sentence"),
    [
        (["freeze", "ROOM"], "", "Error: Say who: --seat NUMBER, or --name to be asked for it.\n"),
        (["freeze", "ROOM", "--seat", "3"], "", UNKNOWN),
        (
            ["freeze", "r_none", "--name"],
            "Cup\n",
            UNKNOWN,
        ),
        (
            ["erase", "ROOM", "--name", "--sure"],
            "Gate\n",
            "Error: That is somebody of the staff. Close their account: dialogue staff close NAME\n",
        ),
        (["erase", "ROOM", "--everything", "--seat", "1"], "", "Error: Either somebody or --everything.\n"),
        (["staff", "close", "nobody"], "", UNKNOWN),
    ],
)
def test_what_cannot_be_done_is_told(venue: Venue, words: list[str], typed: str, sentence: str) -> None:
    told = order(venue, *(venue.room if word == "ROOM" else word for word in words), typed=typed)

    assert told.code in {1, 2}
    assert told.err.endswith(sentence), told.err


def test_a_name_is_never_an_argument(venue: Venue) -> None:
    told = order(venue, "freeze", venue.room, "--name", "Cup")

    assert (told.code, bool(re.search("unexpected extra argument", told.err))) == (2, True)


def test_a_room_is_erased_also_while_no_server_runs(tmp_path: Path) -> None:
    with open_venue(tmp_path / "data") as venue:
        venue.guest("Leaf").say("Bir söz", lang="az")

    told = order(venue, "erase", venue.room, "--everything", "--sure")
    left = order(venue, "rooms")

    assert (told.code, left.out) == (0, ""), told.all
