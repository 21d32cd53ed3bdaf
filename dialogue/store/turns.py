"""Has those who are about the same thing come one after another, in the order in which they came."""

from collections.abc import Iterator
from contextlib import contextmanager

from dialogue.store.place import Place


class Turns:
    """One at a time for each name; a name that nobody waits for is forgotten."""

    def __init__(self, patience: float | None = None) -> None:
        self._patience = patience
        self._turns: dict[str, Place] = {}
        self._wanted: dict[str, int] = {}

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """Hold the turn of a name for the length of a block; `Busy` where nobody before gets on."""
        turn = self._turns.setdefault(name, Place(patience=self._patience))
        self._wanted[name] = self._wanted.get(name, 0) + 1
        try:
            with turn.held():
                yield
        finally:
            self._wanted[name] -= 1
            if not self._wanted[name]:
                del self._turns[name], self._wanted[name]
