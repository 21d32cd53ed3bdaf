"""Calls something again and again, by the clock that everything else goes by; one failure does not end it."""

import logging
from collections.abc import Callable

import gevent

from dialogue.kernel import limits
from dialogue.kernel.clock import Clock

_log = logging.getLogger("dialogue.live")


def every(seconds: float, clock: Clock, act: Callable[[], None], *, at_once: bool) -> None:
    """Begin, with a first call at once or after `seconds`; it goes on as long as the program."""
    gevent.spawn(_run, seconds, clock, act, clock.monotonic() + (0 if at_once else seconds))


def _run(seconds: float, clock: Clock, act: Callable[[], None], due: float) -> None:
    while True:
        if clock.monotonic() >= due:
            due = clock.monotonic() + seconds
            try:
                act()
            except Exception as fault:  # noqa: BLE001 - the next time comes, and mends what can be mended
                _log.error("a round failed: %s", type(fault).__name__)
        gevent.sleep(limits.BEAT)
