"""Lots that come out the same every time, and can be mirrored."""

import random
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


class FixedDraw:
    """Draws as the seed says: two with one seed draw alike."""

    def __init__(self, seed: int = 1) -> None:
        self._source = random.Random(seed)

    def below(self, n: int) -> int:
        return self._source.randrange(n)

    def choose(self, items: Sequence[T]) -> T:
        return self._source.choice(items)

    def shuffle(self, items: Iterable[T]) -> list[T]:
        drawn = list(items)
        self._source.shuffle(drawn)
        return drawn
