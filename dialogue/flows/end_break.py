"""Ends a short break before its time: whoever is back says so, and the desk sees them as here again."""

from typing import ClassVar

from dialogue.flows.command import Call, Command, Outcome
from dialogue.store.work import Work


class EndBreak(Command, frozen=True, forbid_unknown_fields=True):
    """I am back."""

    name: ClassVar[str] = "break.end"


def end_break(work: Work, call: Call, command: EndBreak) -> Outcome:
    """Agree; whatever somebody does ends their break, and this does nothing else."""
    return Outcome()
