"""Does what has to be done again and again while the server runs; one failure does not end the rounds."""

import logging
from collections.abc import Callable, Sequence

import gevent

from dialogue.kernel import limits

_log = logging.getLogger("dialogue.live")


class Rounds:
    """Tasks that are called every `limits.ROUNDS` seconds."""

    def __init__(self, tasks: Sequence[Callable[[], None]]) -> None:
        self._tasks = tasks

    def start(self) -> None:
        """Begin with a first round at once."""
        gevent.spawn(self._run)

    def _run(self) -> None:
        while True:
            for task in self._tasks:
                try:
                    task()
                except Exception as fault:  # noqa: BLE001 - the next round tries again
                    _log.error("a round failed: %s", type(fault).__name__)
            gevent.sleep(limits.ROUNDS)
