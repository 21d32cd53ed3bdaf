"""The table of contents: every command of a room, what it looks like, and the flow that carries it out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from dialogue.flows.command import Call, Command, Outcome
from dialogue.flows.say import SendMessage, known_message, send_message
from dialogue.store.work import Work


@dataclass(frozen=True, slots=True)
class Flow:
    """One use case. `known` answers a key that the flow itself keeps for ever."""

    command: type[Command]
    carry: Callable[[Work, Call, Any], Outcome]
    known: Callable[[Work, Call], Outcome | None] | None = None

    @property
    def keeps_own_key(self) -> bool:
        """Whether the flow remembers its keys itself."""
        return self.known is not None


FLOWS: Final[dict[str, Flow]] = {
    SendMessage.name: Flow(SendMessage, send_message, known_message),
}
