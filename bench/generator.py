"""The compiled generator at work: one process for one server, told what to do line by line."""

import subprocess
from collections.abc import Iterable
from typing import Self

from bench.compiled import generator_program
from bench.outcome import Outcome, outcome_of
from bench.places import BUILD
from bench.plan import Writes, plan_for
from bench.process import Process
from bench.town import Room


class Generator:
    """Everybody of some rooms, connected to one server."""

    def __init__(self, server: Process, rooms: Iterable[Room], writes: Writes) -> None:
        self.server = server
        plan = BUILD / f"{server.name}.plan"
        plan.touch(0o600)
        plan.write_text(plan_for(server, rooms, writes))
        self._process = subprocess.Popen(
            [generator_program(), plan], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._line()

    def run(self, order: str, *, storm: bool = False) -> Outcome:
        """Have an order carried out; raises `Unsound` if it does not count."""
        self.begin(order)
        return self.finish(storm=storm)

    def begin(self, order: str) -> None:
        """Give an order."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{order}\n")
        self._process.stdin.flush()

    def finish(self, *, storm: bool = False) -> Outcome:
        """Wait for the answer to an order."""
        return outcome_of(self._line(), storm=storm)

    def end(self) -> None:
        """Hang up for everybody."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"The generator for {self.server.name} ended; the lines above say why.")
        return line

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()
