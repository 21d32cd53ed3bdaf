"""Who may do what, when: every command, for every role, in every state of the room and of the asker."""

from collections.abc import Iterator
from itertools import islice, product
from typing import Any, Final

import pytest

from dialogue.flows.command import Outcome
from dialogue.flows.table import FLOWS
from dialogue.kernel.errors import DialogueError
from dialogue.permits import COMMANDS
from tests.make.bed import make_bed
from tests.make.dump import dump
from tests.make.world import CALLERS, MEMBER_STATES, ROOM_STATES, World

# command: letters of the roles, then the states of the room; `m` also when muted,
# `e` also for whoever has ever been in, `w` also for whoever waits or is away
SPEC: Final = """
message.send             PEM open, M paused
message.send:moderators  PEOI planned open paused closed m
message.send:desk        M planned open paused closed m
message.revise           PEM open paused
message.withdraw         PEOIM none planned open paused closed long e m
message.erase            PEOIM none planned open paused closed long e m
message.hide             M planned open paused closed long m
message.restore          M planned open paused closed long m
quote.give               PEOIM none planned open paused closed long e m
quote.take_back          PEOIM none planned open paused closed long e m
mine.erase_all           PEOIM none planned open paused closed long e m
look.ask                 PEOI planned open paused closed m
look.close               M planned open paused closed long m
note.send                M planned open paused closed m
hand.raise               PE open
hand.lower               PE open
floor.give               M open paused m
floor.clear              M open paused m
hold.claim               M open paused m
hold.show                M open paused m
hold.return              M open paused m
hold.hide                M open paused m
mode.set                 M open paused m
slow_mode.set            M open paused m
stage.next               M open paused m
question.set             M open paused m
announcement.post        M planned open paused m
member.admit             M planned open paused m
member.mute              M planned open paused m
member.unmute            M planned open paused m
member.remove            M planned open paused m
member.readmit           M planned open paused m
member.describe          PEO none planned open paused m w
session.open             M planned open m
session.pause            M open paused m
session.resume           M open paused m
session.close            M open paused closed long m
rendering.ask            M planned open paused closed long m
rendering.give           IM planned open paused closed long m
break.take               PEO planned open paused m
break.end                PEO planned open paused closed long m
"""
EVER_IN: Final = {"waiting", "away", "removed", "gone"}
OUTSIDE: Final = {"waiting", "away"}
EDGES: Final = {"none", "long closed", "erased"}


class Rule:
    """One line of the table above."""

    def __init__(self, line: str) -> None:
        self.name, rest = line.split(maxsplit=1)
        self.cells: dict[str, set[str]] = {}
        flags: set[str] = set()
        for part in rest.split(","):
            letters, *states = part.split()
            flags |= {state for state in states if len(state) == 1}
            for letter in letters:
                self.cells.setdefault(letter, set()).update(state for state in states if len(state) > 1)
        self.when_muted = "m" in flags
        self.members = {"admitted", "muted"}
        self.members |= EVER_IN if "e" in flags else OUTSIDE if "w" in flags else set()

    def answer(self, letter: str, room: str, member: str) -> str | None:
        """The code that a cell is refused with, or None."""
        state = "long" if room == "long closed" else room
        if member not in self.members or state not in self.cells.get(letter, set()):
            return "forbidden"
        return "declined" if member == "muted" and not self.when_muted else None


RULES: Final = [Rule(line) for line in SPEC.strip().splitlines()]


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One room for all cells: each puts things back."""
    pair = None if request.param == "sqlite" else request.getfixturevalue("fresh_pair")
    bed = make_bed(tmp_path_factory.mktemp("permits"), pair=pair)
    yield World(bed)
    bed.close()


def args(world: World, command: str, name: str) -> dict[str, Any]:
    """What the command needs to be carried out by somebody."""
    id_of, mine, cup = world.meeting.id, world.shown[name], world.shown["Cup"]
    held, lamp = world.held["Lamp"], {"message": world.shown["Lamp"]["message"]}
    said = {"lang": "en", "text": "Words of a kind"}
    own = world.meeting.people[name].langs[0]
    known: dict[str, dict[str, Any]] = {
        "message.send": {"audience": "room", **said},
        "message.send:moderators": {"audience": "moderators", **said},
        "message.send:desk": {"audience": "desk", **said},
        "message.revise": {**world.held[name], **said},
        "message.withdraw": {"message": mine["message"]},
        "message.erase": {"message": mine["message"]},
        "message.hide": {"message": cup["message"], "reason": "rules"},
        "message.restore": lamp,
        "quote.give": {**mine, "lang": own},
        "quote.take_back": {**mine, "lang": own},
        "look.ask": {"message": cup["message"], **said},
        "look.close": {"look": world.look, "outcome": "stays", "lang": "en", "text": None},
        "note.send": {"member": id_of("Cup"), **said},
        "floor.give": {"member": id_of("Chair")},
        "hold.claim": {"message": held["message"]},
        "hold.show": held,
        "hold.return": {**held, "note": None, "lang": "en"},
        "hold.hide": {**held, "reason": "rules"},
        "mode.set": {"mode": "read_only"},
        "slow_mode.set": {"seconds": 30},
        "question.set": {"text": {"en": "What is a day?"}},
        "announcement.post": {"text": {"en": "A break."}},
        "member.admit": {"members": [id_of("Swing")]},
        "member.mute": {"member": id_of("Cup"), "minutes": 5, "reason": "rules"},
        "member.unmute": {"member": id_of("Cup")},
        "member.remove": {"member": id_of("Cup"), "reason": "rules"},
        "member.readmit": {"member": id_of("Shelf")},
        "member.describe": {"mark": False},
        "session.open": {"session": world.meeting.place.sessions[0]},
        "rendering.ask": {**cup, "lang": "en"},
        "rendering.give": {**world.shown["Kite"], "lang": "ru", "text": "Сказано"},
    }
    return known.get(command, {})


def test_every_command_has_a_flow_a_permit_and_a_line_here() -> None:
    names = {rule.name for rule in RULES}

    assert names == set(COMMANDS)
    assert {name.partition(":")[0] for name in names} == set(FLOWS)
    assert all(flow.command.name == name for name, flow in FLOWS.items())


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_each_cell_is_carried_out_or_refused_and_then_nothing_is_written(world: World, rule: Rule) -> None:
    # it is one table in one place: of PostgreSQL every seventh cell is asked
    some = islice(cells(rule), 0, None, 1 if world.bed.sqlite else 7)
    surprises = [surprise for cell in some if (surprise := tried(world, rule, *cell))]

    assert surprises == []


def test_nothing_of_all_this_has_left_a_trace(world: World) -> None:
    assert dump(world.bed) == world.before


def cells(rule: Rule) -> Iterator[tuple[str, str, str]]:
    """Role, state of the room, state of the one who asks."""
    for letter, room, member in product(CALLERS, ROOM_STATES, MEMBER_STATES):
        # of those who are not in the room the state of the room makes a difference to few
        if member in {"admitted", "muted"} or room == "open" or (member in rule.members and room in EDGES):
            yield letter, room, member


def tried(world: World, rule: Rule, letter: str, room: str, member: str) -> str | None:
    """Return what is wrong with a cell, or None."""
    name, expected = CALLERS[letter], rule.answer(letter, room, member)
    command = rule.name.partition(":")[0]
    with world.when(room, member, name) as db:
        written = world.changes(db)
        became = world.attempt(db, name, command, args(world, rule.name, name))
        wrote = world.changes(db) > written
    code = None if isinstance(became, Outcome) else became.code
    if code != expected:
        return f"{letter} {room} {member}: {code} instead of {expected}"
    if isinstance(became, DialogueError) and wrote:
        return f"{letter} {room} {member}: refused, and yet something was written"
    return None


def test_a_refusal_through_the_front_door_leaves_the_database_as_it_was(world: World) -> None:
    before = dump(world.bed)

    refused = [
        world.meeting.refused("Bell", rule.name.partition(":")[0], **args(world, rule.name, "Bell"))[0]
        for rule in RULES
        if rule.answer("O", "open", "admitted") is not None
    ]

    assert set(refused) == {"forbidden"}
    assert dump(world.bed) == before


def test_a_line_that_forbids_would_be_noticed() -> None:
    rule = Rule("hand.raise PE open")

    assert rule.answer("P", "open", "admitted") is None
    assert rule.answer("P", "open", "muted") == "declined"
    assert {rule.answer("M", "open", "admitted"), rule.answer("P", "paused", "admitted")} == {"forbidden"}
