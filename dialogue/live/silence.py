"""Has what fails in a greenlet or a thread named in the log, and never described.

gevent itself would print a trace, and an error's own words may be somebody's.
"""

import logging
from types import TracebackType

import gevent

from dialogue.kernel.errors import DialogueError

_log = logging.getLogger("dialogue.live")


def name_faults_only() -> None:
    """Begin, for the rest of the program; a refusal of ours is no fault, and neither is Ctrl-C."""
    hub = gevent.get_hub()
    hub.print_exception = _name  # type: ignore[method-assign] # its only hook for this


def _name(
    context: object,
    t: type[BaseException] | None,
    v: BaseException | str | None,
    tb: TracebackType | None,
) -> None:
    if t is not None and not issubclass(t, DialogueError | KeyboardInterrupt):
        _log.error("a task failed: %s", t.__name__)
