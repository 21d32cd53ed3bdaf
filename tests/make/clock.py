"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta


class FixedClock:
    """Starts at a given moment; `advance` is the only thing that moves it."""

    def __init__(self, at: datetime = datetime(2027, 3, 8, 15, 0, tzinfo=UTC)) -> None:
        self._at = at
        self._ran = 0.0

    def now(self) -> datetime:
        """Return the moment the test has set."""
        return self._at

    def monotonic(self) -> float:
        """Return how far the test has moved it."""
        return self._ran

    def advance(self, seconds: float) -> None:
        """Move on."""
        self._at += timedelta(seconds=seconds)
        self._ran += seconds
