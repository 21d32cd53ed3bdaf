"""A place that a few may hold at once; whoever waits for it goes on waiting for as long as others get on."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from gevent.lock import Semaphore
from sqlalchemy.exc import SQLAlchemyError

from dialogue.kernel.errors import Busy, Unavailable


class Place:
    """So many may hold it; those who wait get it in the order in which they came."""

    __slots__ = ("_free", "_gave_up", "_got_on", "_patience")

    def __init__(self, holders: int = 1, patience: float | None = None) -> None:
        self._free = Semaphore(holders)
        self._patience = patience
        self._got_on = 0.0  # when somebody was last done here
        self._gave_up = 0.0  # when somebody here was last told `Busy`

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold it for the length of a block.

        Raises `Busy` when for a whole patience, in seconds, nobody who held it got on, or when whoever held
        it was told so: what was waited for in vain is not waited for once more, one after another.
        """
        self._wait()
        in_vain = False
        try:
            yield
        except (Busy, Unavailable, SQLAlchemyError) as fault:
            in_vain = True
            if isinstance(fault, Busy):
                self._gave_up = monotonic()
            raise
        finally:
            if not in_vain:
                self._got_on = monotonic()
            self._free.release()

    def _wait(self) -> None:
        began = monotonic()
        while not self._free.acquire(timeout=self._left(began)):
            if self._left(began) == 0:
                raise Busy
        if self._gave_up > began:
            self._free.release()
            raise Busy

    def _left(self, began: float) -> float | None:
        if self._patience is None:
            return None
        return max(0.0, self._patience - (monotonic() - max(began, self._got_on)))
