"""The permits held against every command as a request over HTTP, from people whom no socket would let in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from dialogue.kernel.errors import DialogueError
from dialogue.people.logins import hashed
from dialogue.permits import COMMANDS
from dialogue.rooms.standing import find_standing
from tests.edges.asking import KEY, nothing_changes, outcome
from tests.edges.wishes import WISHES
from tests.make.bed import make_bed
from tests.make.meeting import Meeting
from tests.make.site import Caller
from tests.make.town import NOBODY, Town, make_town

OUTSIDE: Final = (
    "entering",
    "waiting",
    "removed",
    "gone",
    "elsewhere",
    "foreign moderator",
    "staff",
    "password",
)
STATES: Final = ("none", "planned", "open", "paused", "closed")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder: Path = tmp_path_factory.mktemp("town")
    bed = make_bed(folder)
    yield make_town(bed)
    bed.close()


def order(caller: Caller, room: str, permit: str) -> str:
    """Send a command as a page without a socket does."""
    body = {"key": KEY, "a": WISHES[permit], "confirmed": []}
    headers = {"Accept": "application/json", "X-CSRF-Token": caller.csrf()}
    return outcome(caller.client.post(f"/room/{room}/{permit.partition(':')[0]}", json=body, headers=headers))


def refusal(town: Town, token: str, room: str, permit: str) -> str | None:
    """Return the code that the table refuses somebody with now; None when they may."""
    now = town.bed.clock.now()
    try:
        with town.bed.readers.connect() as db:
            standing = find_standing(db, hashed(token), room, now)
        COMMANDS[permit].check(standing, now)
    except DialogueError as fault:
        return fault.code
    return None


@pytest.mark.parametrize("kind", OUTSIDE)
def test_who_is_not_in_the_room_may_do_what_is_theirs_and_nothing_else(town: Town, kind: str) -> None:
    wrong, room = [], town.here.room
    with nothing_changes(town) as watched:
        for permit in COMMANDS:
            expected = refusal(town, town.tokens[kind], room, permit)
            found = order(town.caller(kind), room, permit) if expected is not None else None
            if found != expected or watched.changed():
                wrong.append((permit, expected, found))

    assert wrong == []


def test_nobody_may_do_nothing(town: Town) -> None:
    with nothing_changes(town):
        found = {order(town.caller(NOBODY), town.here.room, permit) for permit in COMMANDS}

    assert found == {"signed_out"}


@pytest.mark.parametrize("kind", ["removed", "gone", "waiting"])
def test_what_is_ones_own_stays_in_reach(town: Town, kind: str) -> None:
    with nothing_changes(town):
        found = {
            permit: order(town.caller(kind), town.here.room, permit)
            for permit in ("message.withdraw", "message.erase", "quote.give", "quote.take_back")
        }

    assert found == dict.fromkeys(found, "missing")  # allowed; and there is no such message


def turn(meeting: Meeting, state: str) -> None:
    """Bring the meeting there to the next state."""
    if state == "planned":
        meeting.open_waiting_room()
    elif state == "open":
        meeting.do("Gate", "session.open", session=meeting.standing("Gate").session)
    elif state in {"paused", "closed"}:
        meeting.do("Gate", "session.pause" if state == "paused" else "session.close")


@pytest.mark.parametrize("state", STATES)  # one after the other
def test_staff_may_do_in_each_state_of_the_room_what_the_table_says(town: Town, state: str) -> None:
    turn(town.there, state)
    wrong, room = [], town.there.room
    with nothing_changes(town) as watched:
        for permit in COMMANDS:
            for name in ("Gate", "Bridge", "Leaf"):
                token = town.there.people[name].token
                expected = refusal(town, token, room, permit)
                caller = town.site.visitor().signed_in(token)
                found = order(caller, room, permit) if expected is not None else None
                if found != expected or watched.changed():
                    wrong.append((permit, name, expected, found))

    assert wrong == []
