"""Processes that talk over Redis inside one test: its sockets wait on the hub, as they do in a server."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

import gevent
import gevent.socket
from redis import connection

PATIENCE: Final = 20.0
STEP: Final = 0.01


@contextmanager
def cooperating() -> Iterator[None]:
    """Have the library's sockets be those that a patched process has."""
    before = vars(connection)["socket"]
    vars(connection)["socket"] = gevent.socket
    try:
        yield
    finally:
        vars(connection)["socket"] = before


def until(true: Callable[[], object], patience: float = PATIENCE) -> None:
    """Let others run until something is so."""
    late = monotonic() + patience
    while not true():
        assert monotonic() < late, "it has not come to be so"
        gevent.sleep(STEP)
