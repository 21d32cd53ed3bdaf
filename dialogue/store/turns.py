"""Has those who are about the same thing come one after another, in the order in which they came."""

from collections.abc import Iterator
from contextlib import contextmanager

from gevent.lock import Semaphore

from dialogue.kernel.errors import Busy


class Turns:
    """One at a time for each name; a name that nobody waits for is forgotten."""

    def __init__(self, patience: float | None = None) -> None:
        self._patience = patience
        self._turns: dict[str, Semaphore] = {}
        self._wanted: dict[str, int] = {}

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """Hold the turn of a name for the length of a block; `Busy` for who would wait for it too long."""
        turn = self._turns.setdefault(name, Semaphore())
        self._wanted[name] = self._wanted.get(name, 0) + 1
        try:
            with waited_for(turn, self._patience):
                yield
        finally:
            self._wanted[name] -= 1
            if not self._wanted[name]:
                del self._turns[name], self._wanted[name]


@contextmanager
def waited_for(place: Semaphore, patience: float | None) -> Iterator[None]:
    """Hold a place for the length of a block; raises `Busy` when it does not become free in time."""
    if not place.acquire(timeout=patience):
        raise Busy
    try:
        yield
    finally:
        place.release()
