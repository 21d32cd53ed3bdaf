"""What screening answers: clear, held for a moderator, declined, or a question to the writer."""

from dataclasses import dataclass, field
from typing import Final, Literal

from dialogue.moderation.events import Rule

Answer = Literal["clear", "hold", "decline", "ask"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One answer and the rule it rests on; `data` holds whole numbers to tell: `wait_s`, `n`, `max`."""

    answer: Answer
    rule: Rule | None = None
    data: dict[str, int] = field(default_factory=dict)


CLEAR: Final = Verdict("clear")


def hold(rule: Rule) -> Verdict:
    """A moderator reads it first."""
    return Verdict("hold", rule)


def decline(rule: Rule, **data: int) -> Verdict:
    """Nothing is stored; the writer keeps the text."""
    return Verdict("decline", rule, data)


def ask(rule: Rule) -> Verdict:
    """Nothing is stored; the writer says whether they mean it."""
    return Verdict("ask", rule)
