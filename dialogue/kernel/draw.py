"""Every draw by lot goes through here: nothing else may prefer one thing over another."""

import secrets
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Draw(Protocol):
    """What the rest of the program asks for a lot."""

    def below(self, n: int) -> int:
        """Return a whole number from 0 to n - 1, each as likely as the next."""
        ...

    def choose(self, items: Sequence[T]) -> T:
        """Return one of the items."""
        ...

    def shuffle(self, items: Iterable[T]) -> list[T]:
        """Return the items in a drawn order; what was given stays as it was."""
        ...


class SystemDraw:
    """Lots that nobody can foretell, from the system's own source."""

    def __init__(self) -> None:
        self._source = secrets.SystemRandom()

    def below(self, n: int) -> int:
        """Return a whole number from 0 to n - 1."""
        return secrets.randbelow(n)

    def choose(self, items: Sequence[T]) -> T:
        """Return one of the items."""
        return secrets.choice(items)

    def shuffle(self, items: Iterable[T]) -> list[T]:
        """Return the items in a drawn order."""
        drawn = list(items)
        self._source.shuffle(drawn)
        return drawn
