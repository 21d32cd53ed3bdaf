"""Does what has to be done again and again while the server runs; one failure does not end the rounds."""

from collections.abc import Callable, Sequence

from dialogue.kernel import limits
from dialogue.kernel.clock import Clock
from dialogue.live.every import every


class Rounds:
    """Tasks that are called every `limits.ROUNDS` seconds, each in rounds of its own."""

    def __init__(self, tasks: Sequence[Callable[[], None]], clock: Clock) -> None:
        self._tasks = tasks
        self._clock = clock

    def start(self) -> None:
        """Begin with a first round at once."""
        for task in self._tasks:
            every(limits.ROUNDS, self._clock, task, at_once=True)
