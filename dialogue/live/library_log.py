"""The logger given to engineio and python-socketio: keeps the kind of a fault, never its words.

Their own would print origins, session ids, packets and tracebacks with what people wrote.
"""

import logging
import sys

_log = logging.getLogger("dialogue.live.library")


class LibraryLog:
    def info(self, message: str, *args: object) -> None:
        """Say nothing: these lines carry packets."""

    def warning(self, message: str, *args: object) -> None:
        """Say nothing: these lines carry session ids."""

    def error(self, message: str, *args: object) -> None:
        """Say nothing: these lines carry what a request asked for; the outermost door refused it before."""

    def exception(self, message: str, *args: object) -> None:
        kind = sys.exc_info()[0]
        _log.error("the transport caught a fault: %s", kind.__name__ if kind else "none")
