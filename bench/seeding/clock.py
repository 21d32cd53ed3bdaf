"""A clock that goes on only when it is told to, so that a long meeting can be written down in a moment."""

from datetime import UTC, datetime, timedelta


class ToldClock:
    """Begins some time ago, and ends now."""

    def __init__(self, ago: timedelta) -> None:
        self._at = datetime.now(UTC) - ago

    def now(self) -> datetime:
        return self._at

    def monotonic(self) -> float:
        return self._at.timestamp()

    def advance(self, by: timedelta) -> None:
        self._at += by

    def catch_up(self) -> None:
        """Come to the moment that it is everywhere else."""
        self._at = datetime.now(UTC)
