"""The registry of event kinds: every event is a strict frozen struct that knows its name and version."""

from collections.abc import Callable
from typing import Annotated, ClassVar, Final, TypeVar

import msgspec

from dialogue.kernel.ids import ID_PATTERN

Id = Annotated[str, msgspec.Meta(pattern=ID_PATTERN)]
Whole = Annotated[int, msgspec.Meta(ge=0)]

KINDS: Final[dict[str, type["Event"]]] = {}


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What happened, past tense; each subclass is named by `happens`."""

    kind: ClassVar[str] = ""
    version: ClassVar[int] = 1


E = TypeVar("E", bound=Event)


def happens(kind: str, version: int = 1) -> Callable[[type[E]], type[E]]:
    """Enter an event class in the registry under its kind and version."""

    def enter(event: type[E]) -> type[E]:
        event.kind, event.version = kind, version
        KINDS[kind] = event
        return event

    return enter


def encode(event: Event) -> bytes:
    """Return the references as canonical JSON: fields in the order they were declared."""
    return msgspec.json.encode(event)


def decode(kind: str, refs: bytes) -> Event:
    """Return the event that was written as these references."""
    return msgspec.json.decode(refs, type=KINDS[kind])
