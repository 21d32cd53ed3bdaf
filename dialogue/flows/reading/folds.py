"""The four folds: what a client keeps of a stream, and how each event changes it. Pure.

The browser has the same folds in `static/js/core/`; one test runs both on the same events.
"""

from collections.abc import Callable
from typing import Any, Final

from dialogue.kernel import limits
from dialogue.streams.read import Numbered

Value = dict[str, Any]
WINDOW: Final = limits.SNAPSHOT_MESSAGES


def fold(value: Value, events: list[Numbered]) -> Value:
    """Return the value after the events; events at or before its position change nothing."""
    steps = STEPS[value["kind"]]
    for numbered in events:
        if numbered.seq <= value["at"]:
            continue
        step = steps.get(numbered.event.kind)
        value = {**value, "at": numbered.seq}
        if step is not None:
            value = step(value, numbered)
    return value


Step = Callable[[Value, Numbered], Value]
STEPS: Final[dict[str, dict[str, Step]]] = {"room": {}, "desk": {}, "booth": {}, "personal": {}}


def on(stream: str, *kinds: str) -> Callable[[Step], Step]:
    """Enter a step for some kinds of event of one stream."""

    def enter(step: Step) -> Step:
        for kind in kinds:
            STEPS[stream][kind] = step
        return step

    return enter


def without(items: list[Value], key: str, value: str) -> list[Value]:
    """Return the items but the one with this value."""
    return [item for item in items if item[key] != value]


def changed(items: list[Value], key: str, value: str, **new: object) -> list[Value]:
    """Return the items with new entries in the one with this value."""
    return [{**item, **new} if item[key] == value else item for item in items]
