"""Starts the server under test: the product's own `serve`, and beside it the socket that moves its clock."""

from gevent import monkey

monkey.patch_all()

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gevent.server import StreamServer
from gevent.socket import socket

from dialogue.cli.serve import serve
from dialogue.config import read_settings
from dialogue.kernel.clock import SystemClock
from dialogue.live.address import listen_unix


class MovedClock:
    """The machine's clock, moved on by as much as a test says."""

    def __init__(self) -> None:
        self._true = SystemClock()
        self._moved = 0.0

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self._moved)

    def monotonic(self) -> float:
        return self._true.monotonic() + self._moved

    def move(self, seconds: float) -> None:
        self._moved += seconds


def main() -> None:
    options = json.loads(sys.argv[1])
    clock = MovedClock()

    def control(connection: socket, _address: object) -> None:
        with connection, connection.makefile("rwb") as stream:
            clock.move(float(stream.readline()))
            stream.write(b"moved\n")

    StreamServer(listen_unix(Path(options["control"]), mode=0o600), control).start()
    say = lambda line: print(line, flush=True)  # noqa: E731, T201 - the test reads it
    serve(read_settings(), say, demo_if_empty=bool(options["demo"]), clock=clock)


main()
