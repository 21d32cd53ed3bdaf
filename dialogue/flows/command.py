"""The shape of every command, of the call that carries it, and of what became of it."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

import msgspec

from dialogue.rooms.standing import Standing
from dialogue.streams.append import Appended


class Command(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody wants done, parsed strictly; subclasses set `name`."""

    name: ClassVar[str] = ""

    def permit(self) -> str:
        """Return the row of the table of permits that this command needs."""
        return self.name


class Call(msgspec.Struct, frozen=True):
    """Who calls, with which key, what they confirmed, and a fingerprint of the body for comparing."""

    standing: Standing
    key: str
    confirmed: frozenset[str] = frozenset()
    body: bytes = b""


@dataclass(slots=True)
class Outcome:
    """What became of a command; `event` lends the answer its number after the commit."""

    became: str = "done"
    data: dict[str, Any] = field(default_factory=dict)
    event: Appended | None = None

    def told(self) -> dict[str, Any]:
        """Return the answer as it goes to the caller; whole only after the commit."""
        if self.became == "done":
            return {"became": "done", "seq": self.event.seq if self.event else None, **self.data}
        seq = {"seq": self.event.seq} if self.event else {}
        return {"became": self.became, **self.data, **seq}
