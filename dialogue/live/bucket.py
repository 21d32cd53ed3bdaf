"""A token bucket: so many at once, so many a second after that."""

from dialogue.kernel.clock import Clock


class Bucket:
    __slots__ = ("_burst", "_clock", "_left", "_rate", "_since")

    def __init__(self, *, rate: float, burst: int, clock: Clock) -> None:
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._left = float(burst)
        self._since = clock.monotonic()

    def take(self) -> bool:
        now = self._clock.monotonic()
        self._left = min(self._burst, self._left + (now - self._since) * self._rate)
        self._since = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
