"""Where servers under test come from: one process that has read everything, and a child of it for each."""

import atexit
import json
import os
import select
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
PATIENCE: Final = 40


class Child:
    """One server's process."""

    def __init__(self, nursery: "Nursery", pid: int) -> None:
        self.pid = pid
        self.code: int | None = None
        self._nursery = nursery

    def kill(self) -> None:
        """End it as a power cut would end the program: at once."""
        self.send(signal.SIGKILL)
        self.wait()

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        if self.code is None:
            os.kill(self.pid, number)

    def wait(self) -> int:
        """Wait until it has ended; return its exit code."""
        if self.code is None:
            self.code = self._nursery.order("wait", self.pid)
        return self.code


class Nursery:
    """The process that has read everything."""

    def __init__(self) -> None:
        keep = {name: value for name, value in os.environ.items() if not name.startswith("DIALOGUE")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.served"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=keep,
            cwd=ROOT,
        )

    def start(self, options: dict[str, Any]) -> Child:
        """Start a server."""
        return Child(self, self.order("start", options))

    def order(self, name: str, value: object) -> int:
        """Have something done and return the number it is answered with."""
        out, into = self._process.stdout, self._process.stdin
        assert out is not None
        assert into is not None
        into.write(json.dumps({name: value}) + "\n")
        into.flush()
        if not select.select([out], [], [], PATIENCE)[0]:
            raise TimeoutError(name)
        return int(out.readline())

    def close(self) -> None:
        """End it, and with it whoever is left."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait(PATIENCE)


@cache
def nursery() -> Nursery:
    """Return the one of this run."""
    made = Nursery()
    atexit.register(made.close)
    return made
