"""Has the example's people do things at moments long past, through the very flows that everybody uses."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import uuid4

from dialogue.flows.command import Call, Command, Outcome
from dialogue.flows.table import FLOWS
from dialogue.kernel.errors import Missing
from dialogue.permits import COMMANDS
from dialogue.rooms.standing import standing_of
from dialogue.store.work import Work
from dialogue.store.writer import Writer

T = TypeVar("T")


@dataclass(slots=True)
class Troupe:
    """Accounts and members by the keys of the example; `room` is the one room they meet in."""

    writer: Writer
    programme: str = ""
    room: str = ""
    accounts: dict[str, str] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)

    def at(self, moment: datetime, act: Callable[[Work], T]) -> T:
        """Carry something out as if it were that moment."""

        def carry(work: Work) -> T:
            work.now = moment
            return act(work)

        return self.writer.run(carry)

    def does(
        self, moment: datetime, who: str, command: Command, *, confirmed: frozenset[str] = frozenset()
    ) -> dict[str, Any]:
        """Have somebody give a command; return its answer."""
        return self.at(moment, lambda work: self._carry(work, who, command, confirmed)).told()

    def do(self, moment: datetime, *commands: tuple[str, Command]) -> None:
        """Have several commands given at once, each by somebody."""
        self.at(moment, lambda work: [self._carry(work, who, each) for who, each in commands])

    def _carry(
        self, work: Work, who: str, command: Command, confirmed: frozenset[str] = frozenset()
    ) -> Outcome:
        standing = standing_of(work.db, self.members[who])
        if standing is None:
            raise Missing
        COMMANDS[command.permit()].check(standing, work.now)
        return FLOWS[command.name].carry(work, Call(standing, str(uuid4()), confirmed), command)
