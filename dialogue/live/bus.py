"""The port through which processes of one instance tell each other what concerns open pages."""

from collections.abc import Callable
from typing import Protocol


class Bus(Protocol):
    """Carries lines to every process that listens, our own included; may lose, double or reorder them."""

    dropped: int

    def start(self, receive: Callable[[bytes], None]) -> None:
        """Begin to send and to hear."""
        ...

    def send(self, line: bytes) -> None:
        """Have a line sent soon, or drop it; never waits, never fails."""
        ...

    def anew(self) -> None:
        """Subscribe anew."""
        ...

    def flush(self) -> None:
        """Send what waits, before the process ends."""
        ...

    def stop(self) -> None:
        """Let go of what is open."""
        ...
