"""A table for `str.translate` that works out what becomes of a letter once: texts use few, and often."""

from collections.abc import Callable
from typing import Final

MOST: Final = 4096  # more letters than four languages have; nobody's odd texts stay in memory


class Lettered(dict[int, str | None]):
    """What becomes of a letter; None drops it."""

    def __init__(self, becomes: Callable[[str], str | None]) -> None:
        super().__init__()
        self._becomes = becomes

    def __missing__(self, code: int) -> str | None:
        """Work it out and keep it."""
        if len(self) >= MOST:
            self.clear()
        found = self[code] = self._becomes(chr(code))
        return found
