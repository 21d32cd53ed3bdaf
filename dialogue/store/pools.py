"""The only threads of our own: one that commits, a few for passwords, a few for long reads."""

from collections.abc import Callable
from typing import TypeVar

from gevent.threadpool import ThreadPool

from dialogue.kernel import limits
from dialogue.kernel.errors import Busy

T = TypeVar("T")


class Pools:
    """Native threads, so that what blocks in them does not stop the hub."""

    def __init__(self) -> None:
        self._commit = ThreadPool(limits.COMMIT_THREADS)
        self._passwords = ThreadPool(limits.PASSWORD_THREADS)
        self._reads = ThreadPool(limits.READ_THREADS)
        self._waiting = 0

    def commit(self, work: Callable[[], T]) -> T:
        """Run on the one committing thread."""
        return self._run(self._commit, work)

    def read(self, work: Callable[[], T]) -> T:
        """Run a long read beside the hub."""
        return self._run(self._reads, work)

    def password(self, work: Callable[[], T]) -> T:
        """Run a slow hash; refuses with `Busy` when too many already wait."""
        if self._waiting >= limits.PASSWORD_QUEUE:
            raise Busy
        self._waiting += 1
        try:
            return self._run(self._passwords, work)
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """Let the threads end."""
        for pool in (self._commit, self._passwords, self._reads):
            pool.kill()

    @staticmethod
    def _run(pool: ThreadPool, work: Callable[[], T]) -> T:
        result: T = pool.apply(work)
        return result
