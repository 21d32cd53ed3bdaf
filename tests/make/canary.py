"""Texts that nobody else writes: each can be told from all others, also by how it looks."""

from collections.abc import Iterator
from itertools import count
from typing import Final

_SYLLABLES: Final = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "mo", "nu")


def canaries() -> Iterator[str]:
    """Return one text after another."""
    for number in count(1):
        yield "word " + "".join(_SYLLABLES[int(digit)] for digit in str(number))
