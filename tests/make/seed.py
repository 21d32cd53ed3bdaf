"""Chance that can be repeated: what a fault test leaves to the lot, it draws from here."""

import os
import random
from typing import Final

REPLAY: Final = "DIALOGUE_SEED"
ROUNDS: Final = 10


class Seed(random.Random):
    """Draws that follow from one number; `long` says whether this is the long version of a test."""

    def __init__(self, number: int, *, long: bool) -> None:
        super().__init__(number)
        self.number, self.long = number, long

    def rounds(self, short: int, long: int) -> range:
        """Return as many rounds as this version of the test has."""
        return range(long if self.long else short)


def drawn(*, long: bool) -> Seed:
    """Return the seed that is to be repeated, or a new one; it stands in the output of a test that fails."""
    number = int(os.environ.get(REPLAY) or random.randrange(10**9))
    print(f"{REPLAY}={number} repeats this")  # noqa: T201 - so that a failure can be repeated
    return Seed(number, long=long)
