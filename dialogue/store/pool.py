"""A pool of connections in which one waits on the hub: a pool that is used up stops nobody else."""

from collections.abc import Callable
from typing import Any

from gevent.lock import Semaphore
from sqlalchemy.exc import TimeoutError as NoneLeft
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool


class Pool(QueuePool):
    """SQLAlchemy's own pool, with a place to wait in front of it that does not block the thread."""

    def __init__(self, creator: Callable[..., Any], **more: Any) -> None:
        super().__init__(creator, **more)
        self._free = Semaphore(self.size() + self._max_overflow)

    def _do_get(self) -> ConnectionPoolEntry:
        if not self._free.acquire(timeout=self._timeout):
            raise NoneLeft
        found = None
        try:
            found = super()._do_get()
        finally:
            if found is None:
                self._free.release()
        return found

    def _do_return_conn(self, record: ConnectionPoolEntry) -> None:
        super()._do_return_conn(record)
        self._free.release()
