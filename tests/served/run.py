"""The product's own `serve`, and beside it the socket by which a test moves its clock or has it fail."""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from gevent.server import StreamServer
from gevent.socket import socket

from dialogue import config
from dialogue.cli.commands import dialogue
from dialogue.cli.serve import serve
from dialogue.config import ConfigError, read_settings
from dialogue.kernel.clock import SystemClock
from dialogue.live.address import listen_unix
from tests.make.loopback import refuse_elsewhere
from tests.served.failpoints import Failpoints


class MovedClock:
    """The machine's clocks, moved on by as much as a test says."""

    def __init__(self, moved: float) -> None:
        self._true = SystemClock()
        self._moved = moved
        self._set = 0.0

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self._moved + self._set)

    def monotonic(self) -> float:
        return self._true.monotonic() + self._moved

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self._moved += seconds

    def set(self, seconds: float) -> None:
        """Set the clock on the wall on or back, as somebody may do while no time passes."""
        self._set += seconds


def run(options: dict[str, Any]) -> int:
    """Be the command line if there are words for it, else serve until told to stop; return the exit code."""
    os.environ.update(options["environ"])
    if "package" in options:
        vars(config)["PACKAGE"] = Path(options["package"])  # as if installed there: other words lie beside it
    sys.addaudithook(_stay_here)
    if "words" in options:
        dialogue.main(options["words"], prog_name="dialogue")
    clock, points = MovedClock(options.get("moved", 0.0)), Failpoints()
    points.install()

    def control(connection: socket, _address: object) -> None:
        with connection, connection.makefile("rwb") as stream:
            stream.write(obeyed(*stream.readline().decode().split()).encode() + b"\n")

    def obeyed(order: str, *words: str) -> str:
        if order not in {"move", "set"}:
            return points.obey(order, *words)
        getattr(clock, order)(float(words[0]))
        return "yes"

    StreamServer(listen_unix(Path(options["control"]), mode=0o600), control).start()
    try:
        serve(read_settings(), _say, demo_if_empty=bool(options["demo"]), clock=clock)
    except ConfigError as fault:
        sys.stderr.write(f"Error: {fault}\n")
        return 1
    return 0


def _stay_here(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what would leave this machine, and tell the test of it."""
    try:
        refuse_elsewhere(event, arguments)
    except OSError as fault:
        sys.stderr.write(f"{fault}\n")
        sys.stderr.flush()
        raise


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
