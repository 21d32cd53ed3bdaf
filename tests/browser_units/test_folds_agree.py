"""Server and browser fold alike: the same events of every kind, in any order, make the same value in both."""

import random
from typing import Annotated, Any, Final, Literal, get_args, get_origin

import msgspec
import pytest
from playwright.sync_api import Page

from dialogue.flows.reading.folds import STEPS, Value, fold
from dialogue.flows.reading.reader import FOLDS, told
from dialogue.streams.kinds import KINDS, Event
from dialogue.streams.read import Numbered

assert FOLDS  # imported for the steps they enter

EVENTS: Final = 1500
FIRST: Final = 100  # among these comes every kind
SESSION: Final = {"id": "s_1", "state": "open", "mode": "open", "slow_mode": 0}
START: Final[dict[str, Value]] = {
    "room": {
        "session": SESSION,
        "stage": None,
        "question": None,
        "announcement": None,
        "members": [],
        "floor": None,
        "hands": [],
        "messages": [],
        "older": False,
    },
    "desk": {"waiting": [], "held": [], "looks": [], "sanctions": [], "messages": [], "acts": []},
    "booth": {"asked": []},
    "personal": {
        "own": [],
        "to_moderators": [],
        "notes": [],
        "sanction": None,
        "releases": [],
        "answers": [],
    },
}
IDS: Final = {"reply_to": "message", "replaces": "rendering", "author": "member", "target": "member"}
FOLD: Final = """async ([value, events]) => {
    const { fold } = await import("/static/js/core/fold.js");
    return events.map((event) => (value = fold(value, [event])));
}"""


@pytest.mark.browser
@pytest.mark.parametrize("stream", sorted(STEPS))
def test_a_stream_is_folded_alike_on_both_sides(module_page: Page, stream: str) -> None:
    value = {"stream": "st_1", "kind": stream, "at": 0, "from": 1, **START[stream]}
    draw = random.Random(stream)
    kinds = sorted(STEPS[stream])
    order = [kinds[at % len(kinds)] if at < FIRST else draw.choice(kinds) for at in range(EVENTS)]
    events = [happening(draw, kind, seq) for seq, kind in enumerate(order, 1)]

    in_browser = module_page.evaluate(FOLD, [value, [told(numbered) for numbered in events]])

    for numbered, found in zip(events, in_browser, strict=True):
        value = fold(value, [numbered])
        assert found == value, numbered


def happening(draw: random.Random, kind: str, seq: int) -> Numbered:
    """An event of a kind about a few things, so that they meet again and again."""
    event = KINDS[kind]
    refs = {field.name: reference(draw, field.name, field.type) for field in msgspec.structs.fields(event)}
    actor = draw.choice([None, "u_1", "u_2", "u_3"])
    return Numbered("st_1", seq, made(event, refs), actor)


def made(event: type[Event], refs: dict[str, Any]) -> Event:
    return event(**refs)


def reference(draw: random.Random, name: str, kind: object) -> object:
    """A value that a field of an event may have."""
    kinds = get_args(kind) if type(None) in get_args(kind) else (kind,)
    return draw.choice([value for each in kinds for value in values(each, name)])


def values(kind: object, name: str) -> list[object]:
    """All values of one kind: nothing, the words of an enum, a few numbers, a few ids of one sort."""
    if kind is type(None):
        return [None]
    if get_origin(kind) is Literal:
        return list(get_args(kind))
    if get_origin(kind) is Annotated and get_args(kind)[0] is int:
        return [0, 10, 30]
    sort = IDS.get(name, name)[0]
    return [f"{sort}_{number}" for number in range(1, 6)]
