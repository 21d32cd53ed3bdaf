"""The servers that are driven: the product itself, and the two it is compared with."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bench.node import node_command
from bench.places import BUILD
from bench.process import Process
from bench.served.count import commits

# What is raised, and nothing else: a minute of the pace counts as `MINUTE` seconds, frames are not counted.
RATES: Final[Mapping[str, float]] = {"FRAMES_PER_SECOND": 1e9, "FRAMES_BURST": 10**9}


class Product(Process):
    """`dialogue serve` on a data folder; `minute` is how many seconds a minute of the pace takes.

    `more` are settings for what does not lie in the folder: databases, Redis.
    """

    def __init__(
        self, name: str, folder: Path, *, minute: float, port: int = 0, more: Mapping[str, str] | None = None
    ) -> None:
        self.folder = folder
        self._count = BUILD / f"{name}.commits"
        told = {"limits": {**RATES, "MINUTE": minute}, "commits": str(self._count)}
        command = [sys.executable, "-m", "bench.served", json.dumps(told)]
        environ = {"DIALOGUE_DATA": str(folder), "PORT": str(port), **(more or {})}
        super().__init__(name, command, environ, dialect="dialogue")

    def start_again(self) -> None:
        """Start it anew on the same folder and port."""
        self._environ["PORT"] = str(self.port)
        self.start()

    def commits(self) -> int:
        """Return how many there were since the start."""
        return commits(self._count)


def bare(name: str) -> Process:
    """Flask-SocketIO, nothing stored or checked, as browsers meet it: they offer to compress, and it does."""
    return Process(name, [sys.executable, "-m", "bench.baselines.bare"])


def bare_plain(name: str) -> Process:
    """The same for clients that do not offer it."""
    return Process(name, [sys.executable, "-m", "bench.baselines.bare"], offered=False)


def node(name: str) -> Process:
    """socket.io on Node.js, nothing stored or checked; it does not compress unless it is told to."""
    return Process(name, node_command())
