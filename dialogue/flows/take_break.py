"""Takes a short break: only the desk sees it, and only while it lasts; place and hand are kept."""

from typing import ClassVar

from dialogue.flows.command import Call, Command, Outcome
from dialogue.store.work import Work


class TakeBreak(Command, frozen=True, forbid_unknown_fields=True):
    """I am away for a moment."""

    name: ClassVar[str] = "break.take"


def take_break(work: Work, call: Call, command: TakeBreak) -> Outcome:
    """Agree; presence is a signal, kept by whoever holds the connection, so nothing is written."""
    return Outcome()
