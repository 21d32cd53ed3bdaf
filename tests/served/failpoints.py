"""Moments of a served process that nothing outside could hit: around a commit, and inside a command.

The product knows nothing of them: they are put around it in a process that a test has started.
"""

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, Literal

import gevent
from sqlalchemy import Connection, text

from dialogue import app
from dialogue.flows import carry_out
from dialogue.flows.command import Call, Command, Outcome
from dialogue.flows.table import Flow
from dialogue.store.work import Work
from dialogue.streams.append import number

Place = Literal["before", "after"]
STEP: Final = 0.005
_HAS: Final = text("SELECT 1 FROM message WHERE client_key = :key")


class Failpoints:
    """What is to happen: dying at some commit, waiting at the commit of some key, or a fault in commands."""

    def __init__(self) -> None:
        self._die: Place | None = None
        self._left = 0
        self._hold: tuple[Place, str] | None = None
        self._breaks = ""
        self._spills = False
        self.held = False

    def install(self) -> None:
        """Stand around every commit of the writer, and before every flow."""
        commit, parse = Connection.commit, carry_out.parse

        def numbered(db: Connection, pending: list[Any]) -> None:
            number(db, pending)
            if self._spills:
                db.exec_driver_sql("PRAGMA cache_size = 8")
                self._spills = False
            hold = self._hold
            db.info["eventful"] = bool(pending)
            db.info["awaited"] = hold is not None and db.execute(_HAS, {"key": hold[1]}).first() is not None

        def committed(db: Connection) -> None:
            eventful, awaited = db.info.pop("eventful", False), db.info.pop("awaited", False)
            self._at("before", eventful=eventful, awaited=awaited)
            commit(db)
            self._at("after", eventful=eventful, awaited=awaited)

        def parsed(asked: carry_out.Asked) -> tuple[Flow, Command]:
            flow, command = parse(asked)
            return (self._broken(flow) if asked.name == self._breaks else flow), command

        vars(app)["number"] = numbered
        vars(carry_out)["parse"] = parsed
        Connection.commit = committed  # type: ignore[assignment, method-assign]

    def obey(self, order: str, *words: str) -> str:
        """Do what a test says; return what it is answered."""
        told: dict[str, Callable[..., None]] = {
            "die": self._to_die,
            "hold": self._to_hold,
            "free": self._to_free,
            "break": self._to_break,
            "spill": self._to_spill,
        }
        if order != "held":
            told[order](*words)
        return "yes" if self.held else "no"

    def _to_die(self, place: Place, number: str) -> None:
        self._die, self._left = place, int(number)

    def _to_hold(self, place: Place, key: str) -> None:
        self._hold = (place, key)

    def _to_free(self) -> None:
        self._hold = None

    def _to_break(self, command: str = "") -> None:
        self._breaks = command

    def _to_spill(self) -> None:
        """From now on what a command changes goes to the disk while it runs, not with COMMIT."""
        self._spills = True

    def _at(self, place: Place, *, eventful: bool, awaited: bool) -> None:
        if eventful and place == self._die:
            self._left -= 1
            if self._left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)
        while awaited and self._holds(place):
            self.held = True
            gevent.sleep(STEP)
        self.held = False

    def _holds(self, place: Place) -> bool:
        return self._hold is not None and self._hold[0] == place

    @staticmethod
    def _broken(flow: Flow) -> Flow:
        def carry(work: Work, call: Call, command: Command) -> Outcome:
            flow.carry(work, call, command)  # what it has changed by then must not stay
            raise ZeroDivisionError

        return replace(flow, carry=carry)
