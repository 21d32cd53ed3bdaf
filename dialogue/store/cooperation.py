"""Has PostgreSQL's driver wait on the hub: while one greenlet waits for an answer, all others go on.

The driver would do so by itself only in a process in which everything was patched before it was read.
"""

from collections.abc import Callable, Generator
from functools import cache
from types import ModuleType
from typing import Any, Final

from gevent.socket import wait_read, wait_readwrite, wait_write
from sqlalchemy import Dialect
from sqlalchemy.pool import ConnectionPoolEntry

from dialogue.kernel import limits

READ, WRITE = 1, 2  # what the driver's generators ask to wait for, and are answered with
BUSY: Final = 1  # libpq's PQTRANS_ACTIVE: a question was asked and not answered
WAITS: Final[dict[int, Callable[..., None]]] = {
    READ: wait_read,
    WRITE: wait_write,
    READ | WRITE: wait_readwrite,
}


def connect(
    dialect: Dialect, _entry: ConnectionPoolEntry, args: tuple[Any, ...], wishes: dict[str, Any]
) -> object:
    """Open a connection that cooperates; SQLAlchemy's hook `do_connect`."""
    return cooperative(dialect.loaded_dbapi).connect(*args, **wishes)  # type: ignore[arg-type] # a module


@cache
def cooperative(driver: ModuleType) -> type[Any]:
    """Return the driver's class of connections, which waits on the hub."""

    class Cooperative(driver.Connection):  # type: ignore[misc, name-defined] # the driver may be missing
        """A connection that nobody uses again after it was left in the middle of an answer."""

        def wait(
            self, asked: Generator[int, int, object], interval: float = 0, timeout: float | None = None
        ) -> object:
            """Return what the generator comes to; raises an `OperationalError` if no answer ever comes."""
            silence = driver.OperationalError("no answer")
            answered = False
            try:
                answer = _wait(asked, self.pgconn.socket, timeout or limits.ANSWER_SECONDS, silence)
                answered = True
            finally:
                if not answered and self.pgconn.transaction_status == BUSY:
                    self.pgconn.finish()
            return answer

    return Cooperative


def _wait(asked: Generator[int, int, object], socket: int, seconds: float, silence: Exception) -> object:
    try:
        wanted = next(asked)
        while True:
            WAITS[wanted](socket, seconds, silence)
            wanted = asked.send(wanted)
    except StopIteration as done:
        return done.value
