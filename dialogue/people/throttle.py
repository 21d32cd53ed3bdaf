"""Counts tries in memory: so many in a window for each key, and the next one is told when to come back.

Nothing is written anywhere, and nobody is locked out: keys join whom and from where, and every window ends.
"""

from collections import OrderedDict, deque
from ipaddress import IPv6Address, ip_address
from math import ceil
from typing import Final

from dialogue.kernel.clock import Clock
from dialogue.kernel.errors import TooMany

KEYS: Final = 20_000  # beyond it the longest unused is forgotten: memory is bounded whatever is tried
HOME_BITS: Final = 64  # one household holds as many IPv6 addresses as it likes, within this prefix


class Throttle:
    """At most `tries` in any `window` seconds for each key."""

    def __init__(self, clock: Clock, tries: int, window: int) -> None:
        self._clock = clock
        self._tries = tries
        self._window = window
        self._seen: OrderedDict[tuple[str, ...], deque[float]] = OrderedDict()

    def take(self, *key: str) -> None:
        """Count a try; raises `TooMany` when there were enough, and does not count that one."""
        now = self._clock.monotonic()
        tries = self._seen.setdefault(key, deque())
        self._seen.move_to_end(key)
        while tries and now - tries[0] >= self._window:
            tries.popleft()
        if len(tries) >= self._tries:
            raise TooMany(wait_s=max(1, ceil(self._window - (now - tries[0]))))
        tries.append(now)
        while len(self._seen) > KEYS:
            self._seen.popitem(last=False)

    def forgive(self, *key: str) -> None:
        """Forget the tries of a key: it was the right person."""
        self._seen.pop(key, None)


def place_of(address: str) -> str:
    """Return what counts as one place: an IPv4 address, or the household part of an IPv6 one."""
    try:
        known = ip_address(address)
    except ValueError:
        return "unknown"
    if not isinstance(known, IPv6Address):
        return str(known)
    if known.ipv4_mapped is not None:
        return str(known.ipv4_mapped)
    return str(int(known) >> HOME_BITS)
