"""The permits held against every command and role over the socket: refused, and nobody hears of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import cycle
from typing import Any, Final

import pytest
from sqlalchemy import Connection

from dialogue.flows.table import FLOWS
from dialogue.kernel.errors import DialogueError
from dialogue.permits import COMMANDS
from dialogue.rooms.standing import find_standing
from tests.edges.wishes import WISHES
from tests.make.meeting import Meeting
from tests.make.venue import Line, Venue, open_venue, with_outsiders

PEOPLE: Final = ("Leaf", "Cup", "Kite", "Bell", "Bridge", "Gate")  # Cup reads only
LAST: Final = ("session.close", "mine.erase_all")
TO_STATE: Final = {"open": None, "paused": "session.pause", "closed": "session.close"}


def with_a_message(meeting: Meeting) -> None:
    with_outsiders(meeting)
    meeting.say("Stair", "a message that comes and goes", "hy")


@pytest.fixture(scope="module")
def venue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with open_venue(tmp_path_factory.mktemp("every") / "data", with_a_message) as opened:
        yield opened


@pytest.fixture
def lines(venue: Venue) -> Iterator[dict[str, Line]]:
    """A socket of each."""
    opened = {name: venue.wire(name) for name in PEOPLE}
    yield opened
    for line in opened.values():
        line.wire.close()


class Marker:
    """Makes something happen that everybody in the room is told, in every state of the room."""

    def __init__(self, desk: Line, message: dict[str, Any]) -> None:
        self._desk = desk
        self._message = message["id"]
        self._kinds = cycle(("message_hidden", "message_restored"))
        if message["state"] == "hidden":
            next(self._kinds)

    def happen(self) -> str:
        kind = next(self._kinds)
        if kind == "message_hidden":
            answer = self._desk.do("message.hide", message=self._message, reason="other")
        else:
            answer = self._desk.do("message.restore", message=self._message)
        assert answer["became"] == "done"
        return kind


def refusal(db: Connection, venue: Venue, name: str, permit: str) -> dict[str, Any] | None:
    """Return what the table says to somebody now; None when they may."""
    now = datetime.now(UTC) + timedelta(seconds=venue.served.moved)
    with db.begin():
        standing = find_standing(db, venue.people[name].login, venue.room, now)
    try:
        COMMANDS[permit].check(standing, now)
    except DialogueError as fault:
        return {"code": fault.code, "data": fault.data}
    return None


BY_THE_CLOCK = ('INSERT INTO "login"', 'INSERT INTO "entry"')


def kept(venue: Venue) -> list[str]:
    """Return all that is in the database but what the clock changes: who was seen when, who has just come."""
    with closing(sqlite3.connect(venue.folder / "dialogue.sqlite")) as db:
        return [line for line in db.iterdump() if not line.startswith(BY_THE_CLOCK)]


def send(line: Line, permit: str) -> dict[str, Any]:
    found: dict[str, Any] = line.do(permit.partition(":")[0], **WISHES[permit])
    return found


def test_every_command_has_a_row_and_every_row_a_command() -> None:
    assert {permit.partition(":")[0] for permit in COMMANDS} == set(FLOWS)


@pytest.mark.parametrize("state", TO_STATE)  # one after the other: a room that is closed stays so
def test_a_command_is_refused_to_everybody_who_may_not_and_nobody_hears_of_it(
    venue: Venue, lines: dict[str, Line], state: str
) -> None:
    snapshot = venue.guest("Gate").snapshot()["snapshots"]
    [message] = next(value for value in snapshot if value["kind"] == "room")["messages"]
    marker, desk = Marker(lines["Gate"], message), lines["Gate"]
    guests = {name: line for name, line in lines.items() if line is not desk}
    if way := TO_STATE[state]:
        desk.do(way)
        kind = marker.happen()
        for line in guests.values():
            while line.batch()["events"][0][0] != kind:
                pass
    wrong: list[object] = []
    with venue.reading() as db:
        for permit in COMMANDS:
            venue.served.move(3)  # nobody's frames are too many
            before = kept(venue)
            for name, line in lines.items():
                expected = refusal(db, venue, name, permit)
                if expected is not None and (found := send(line, permit)) != expected:
                    wrong.append((permit, name, expected, found))
            if kept(venue) != before:
                wrong.append((permit, "something was written"))
            kind = marker.happen()
            for name, line in guests.items():
                batch = line.batch()
                if (batch["stream"], [event[0] for event in batch["events"]]) != (
                    line.streams["room"],
                    [kind],
                ):
                    wrong.append((permit, name, batch))

    assert wrong == []


def test_what_is_allowed_is_not_refused_by_the_table(tmp_path_factory: pytest.TempPathFactory) -> None:
    order = sorted(COMMANDS, key=lambda permit: LAST.index(permit) if permit in LAST else -1)
    wrong = []
    folder = tmp_path_factory.mktemp("allowed") / "data"
    with open_venue(folder, with_a_message) as venue, venue.reading() as db:
        lines = {name: venue.wire(name) for name in PEOPLE}
        for permit in order:
            venue.served.move(20)
            for name, line in lines.items():
                if refusal(db, venue, name, permit) is None:
                    found = send(line, permit)
                    if found.get("data", {}).get("why") in {"role", "room", "state"} or "signed_out" in found:
                        wrong.append((permit, name, found))
        for line in lines.values():
            line.wire.close()

    assert wrong == []
