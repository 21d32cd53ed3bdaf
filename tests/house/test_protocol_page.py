"""docs/protocol.md tells every command, event, code and shape as the program has them."""

import re
from itertools import count
from typing import Any

import msgspec
import pytest

from deploy.documents.shapes import PLACE, document, shapes
from dialogue.flows.demo.seed import Demo
from dialogue.flows.reading.folds import STEPS
from dialogue.flows.reading.reader import FOLDS, snapshot, streams_for
from dialogue.flows.reading.words import PLURAL
from dialogue.flows.table import FLOWS
from dialogue.kernel.errors import STATUS
from dialogue.live.commands import Auth, Frame
from dialogue.live.farewell import CLOSE
from dialogue.permits import COMMANDS, PAGES, ROLES, Permit
from dialogue.rooms.standing import Standing, staff_standing, standing_of
from dialogue.streams.kinds import KINDS, Event
from dialogue.streams.models import StreamKind
from tests.house.markdown import blocks, rows, section, spans
from tests.house.tree import ROOT, text
from tests.make.bed import Bed
from tests.make.site import make_test_site

PAGE = text(ROOT / "docs" / "protocol.md")
STATES = ("none", "planned", "open", "paused", "closed")
OUTSIDE = ("waiting", "away", "removed", "gone")
LETTERS = str.maketrans("0123456789", "abcdefghij")
SHAPES = shapes()  # also enters every kind of event
assert FOLDS


def test_every_command_stands_there_with_its_arguments_and_who_may() -> None:
    told = {row[0].strip("`"): (spans(row[1]), row[2]) for row in rows(section(PAGE, "### Who may do what"))}

    assert told == {
        name: (arguments(FLOWS[name.partition(":")[0]].command), who(permit))
        for name, permit in COMMANDS.items()
    }


def test_every_kind_of_event_stands_there_with_its_references() -> None:
    told = {row[0].strip("`"): spans(row[2]) for row in rows(section(PAGE, "## Events"))}

    assert told == {kind: references(event) for kind, event in KINDS.items()}


def test_every_kind_of_event_is_told_with_each_stream_whose_fold_knows_it() -> None:
    told = {row[0].strip("`"): set(row[1].split()) for row in rows(section(PAGE, "## Events"))}

    known = {kind: {stream for stream, steps in STEPS.items() if kind in steps} for kind in KINDS}

    assert {kind: sorted(known[kind] - told[kind]) for kind in KINDS if known[kind] - told[kind]} == {}
    assert set().union(*told.values()) == {each.value for each in StreamKind}
    assert [kind for kind, streams in told.items() if not streams] == []


def test_every_route_stands_there_with_for_whom_it_is(bed: Bed) -> None:
    told = {row[0].strip("`"): row[1] for row in rows(section(PAGE, "### All routes"))}

    site = make_test_site(bed)
    there: dict[str, dict[str, str]] = {}
    for rule in site.app.url_map.iter_rules():
        path = re.sub(r"<[^<>]*:(\w+)>", r"<\1>", rule.rule)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            there.setdefault(path, {})[method] = PAGES[rule.endpoint].value
    site.ports.pools.close()

    assert told == {
        f"{' '.join(sorted(methods))} {path}": " / ".join(sorted(set(methods.values())))
        for path, methods in there.items()
    }


def test_every_version_is_the_one_that_is_told() -> None:
    assert {event.version for event in KINDS.values()} == {1}
    assert "Every kind is at\nversion 1." in PAGE


def test_every_code_stands_there_with_its_status() -> None:
    told = {row[0].strip("`"): int(row[1]) for row in rows(section(PAGE, "### Answers"))}

    assert told == STATUS


def test_every_goodbye_stands_there_with_its_close_number() -> None:
    told = {code: int(row[1]) for row in rows(section(PAGE, "### How it ends")) for code in spans(row[0])}

    assert told == {code: int(reason) for code, reason in CLOSE.items()}


def test_the_schemas_are_those_of_the_structs() -> None:
    assert text(PLACE) == document(), "run: python -m deploy.documents.shapes"


def test_every_schema_that_is_pointed_at_is_there() -> None:
    pointed = {each["$ref"] for each in [*SHAPES["commands"].values(), *SHAPES["events"].values()]}

    assert {each.rpartition("/")[2] for each in pointed} <= set(SHAPES["$defs"])
    assert len(pointed) == len(FLOWS) + len(KINDS)


def test_the_example_of_a_command_is_one_that_is_taken() -> None:
    [example] = examples("cmd")

    frame = msgspec.convert(example, Frame)

    assert msgspec.convert(frame.a, FLOWS[frame.c].command).name == frame.c


def test_the_example_of_a_connect_is_one_that_is_taken() -> None:
    [example] = examples("connect")

    assert msgspec.to_builtins(msgspec.convert(example, Auth)) == example


def test_the_example_of_a_batch_holds_events_as_they_are_written() -> None:
    [example] = examples("events")

    for kind, version, _actor, refs in example["events"]:
        event = msgspec.convert(refs, KINDS[kind])
        assert (version, list(refs)) == (KINDS[kind].version, list(event.__struct_fields__))


def test_the_words_are_told_table_by_table() -> None:
    [example] = examples("words")

    assert set(example) == set(PLURAL.values()) - {"messages"}


@pytest.mark.parametrize("kind", STEPS)
def test_the_example_of_a_snapshot_has_the_shape_of_a_real_one(kind: str, stage: Bed, demo: Demo) -> None:
    [example] = examples(f"snapshot {kind}")

    for real in real_snapshots(stage, demo, kind):
        assert differences(example, real) == []


def arguments(command: type[msgspec.Struct]) -> list[str]:
    """The fields of a command; a question mark at what may be left out."""
    fields = msgspec.structs.fields(command)
    return [f"{field.encode_name}{'' if field.default is msgspec.NODEFAULT else '?'}" for field in fields]


def references(event: type[Event]) -> list[str]:
    """The fields of an event; a question mark at what may be null."""
    known = SHAPES["$defs"][event.__name__]["properties"]
    return [f"{name}{'?' if nullable(known[name]) else ''}" for name in event.__struct_fields__]


def nullable(shape: dict[str, Any]) -> bool:
    """Whether a schema takes null."""
    return any(each.get("type") == "null" for each in shape.get("anyOf", ())) or None in shape.get("enum", ())


def who(permit: Permit) -> str:
    """A permit in the words of the page."""
    by_states: dict[frozenset[str], list[str]] = {}
    for letter, role in ROLES.items():
        if role in permit.cells:
            by_states.setdefault(permit.cells[role], []).append(letter)
    parts = [f"{' '.join(letters)}: {when(permit, states)}" for states, letters in by_states.items()]
    if permit.when_muted and set(permit.cells) != {"moderator"}:  # nobody mutes a moderator
        parts.append("also muted")
    if others := [state for state in OUTSIDE if state in permit.members]:
        parts.append(f"also {', '.join(others)}")
    return " · ".join(parts)


def when(permit: Permit, states: frozenset[str]) -> str:
    """States of a room in the words of the page."""
    if states == frozenset(STATES):
        return "always"
    soon = " 24 h" if permit.soon_after_close else ""
    return ", ".join(f"{state}{soon if state == 'closed' else ''}" for state in STATES if state in states)


def examples(info: str) -> list[Any]:
    """The blocks of one kind as values; each `m_…` in them stands for a whole id, another one each time."""
    numbers = count()

    def whole(match: re.Match[str]) -> str:
        letters = f"{next(numbers):020}".translate(LETTERS)
        return f'"{match[1]}_{letters}"'

    return [
        msgspec.json.decode(re.sub(r'"([a-z]{1,2})_…"', whole, block))
        for block in blocks(PAGE, f"json {info}")
    ]


def real_snapshots(stage: Bed, demo: Demo, kind: str) -> list[dict[str, Any]]:
    """What the people of the example would be given of streams of this kind."""
    with stage.readers.connect() as db:
        guests = [standing_of(db, member) for member in demo.members.values()]
        staff = [staff_standing(db, account, demo.room) for account in demo.accounts.values()]
        people: list[Standing] = [each for each in [*guests, *staff] if each is not None]
        return [
            snapshot(db, standing, readable)
            for standing in people
            for readable in streams_for(standing)
            if readable.audience.stream == kind
        ]


def differences(told: object, real: object, place: str = "") -> list[str]:
    """Where two values are not alike in their names and in the kinds of what they hold."""
    if told is None or real is None:
        return []
    if isinstance(told, dict) and isinstance(real, dict):
        lost = [f"{place}: {sorted(set(told) ^ set(real))}"] if set(told) != set(real) else []
        shared = [name for name in told if name in real]
        return lost + [
            each for name in shared for each in differences(told[name], real[name], f"{place}.{name}")
        ]
    if isinstance(told, list) and isinstance(real, list):
        return [each for item in real for each in differences(told[0], item, f"{place}[]")]
    return [] if type(told) is type(real) else [f"{place}: {told!r} and {real!r}"]
