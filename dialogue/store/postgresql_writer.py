"""The writer of PostgreSQL: each command in a transaction of its own, alone in its room.

over a room       BEGIN · everything shared · the room · permits, changes, numbers · COMMIT · tell · answer
over everything   BEGIN · everything                   · permits, changes, numbers · COMMIT · tell · answer
Commands of different rooms run at once and their commits share a write to the disk.
"""

from collections.abc import Callable
from hashlib import sha256
from time import monotonic
from typing import Final, TypeVar

import gevent
from gevent.lock import Semaphore
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from dialogue.kernel import limits
from dialogue.kernel.errors import Busy, Unavailable
from dialogue.store.failures import Failure, failure_of
from dialogue.store.place import Place
from dialogue.store.postgresql import run_alone, taking
from dialogue.store.turns import Turns
from dialogue.store.vacuum import clearing
from dialogue.store.work import Kit, Pending, Work, tell_nobody

T = TypeVar("T")
IN_ORDER: Final = 2  # libpq's PQTRANS_INTRANS: a transaction is open and no statement of it has failed
AGAIN: Final = 0.05  # how long to let others run before a lost connection is tried anew
TRIES: Final = 5  # of a command that stood in another one's way
EVERYTHING_ELSE: Final = ""  # the name under which those take turns that run alone


class PostgresqlWriter:
    """Runs commands against the database and returns only when they are durable."""

    def __init__(self, engine: Engine, kit: Kit, number: Callable[[Connection, list[Pending]], None]) -> None:
        self.kit = kit
        self.told: Callable[[list[Pending]], None] = tell_nobody
        self._engine = engine
        self._number = number
        # so that a busy room waits with one connection and not with all of them; and what one waits for in
        # vain the next does not wait for once more, after it
        self._turns = Turns(limits.LOCK_SECONDS)
        self._connections = Place(limits.WRITER_CONNECTIONS, limits.LOCK_SECONDS)
        self._telling = Semaphore()

    def run(self, carry: Callable[[Work], T], over: str | None = None) -> T:
        """Carry a command out; return its value once it is on the disk, or raise what it raised.

        Raises `Busy` when a lock is not let go, and `Unavailable` when the database could not keep it or
        went away before it said whether it did: the same key sent again finds out.
        """
        with self._turns.of(over or EVERYTHING_ELSE):
            outcome, work = self._carry(carry, over)
            with self._telling:
                self.told(work.pending)
        return outcome

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def clearing(self, *, logs: bool) -> Callable[[], bool]:
        """Return what rewrites the tables once nobody reads what was there before this moment."""
        return clearing(self._engine, logs=logs)

    def _carry(self, carry: Callable[[Work], T], over: str | None) -> tuple[T, Work]:
        """Try until it is kept, or until trying is of no use."""
        late, tries = monotonic() + limits.LOCK_SECONDS, 0
        while True:
            tries += 1
            try:
                with self._connections.held():
                    return self._once(carry, over)
            except SQLAlchemyError as fault:
                failure = failure_of(fault)
                if failure is Failure.LOST and monotonic() < late:
                    gevent.sleep(AGAIN)
                elif failure is not Failure.COLLIDED or tries >= TRIES:
                    raise _told(fault, failure) from fault

    def _once(self, carry: Callable[[Work], T], over: str | None) -> tuple[T, Work]:
        with self._engine.connect() as db:
            if over is None:
                run_alone(db)
            else:
                db.execution_options(**taking(lock_of(over))).begin()
            work = Work(db, self.kit)
            try:
                outcome = carry(work)
                work.settle()
                self._number(db, work.pending)
            finally:
                work.close()
            _check(db)
            _commit(db)
        return outcome, work


def lock_of(name: str) -> int:
    """Return the number under which PostgreSQL knows the lock of a name."""
    return int.from_bytes(sha256(name.encode()).digest()[:8], signed=True)


def _check(db: Connection) -> None:
    # COMMIT of a transaction in which a statement failed is answered like any other, and keeps nothing
    driver = db.connection.driver_connection
    if driver is None or driver.info.transaction_status != IN_ORDER:
        raise Unavailable


def _commit(db: Connection) -> None:
    try:
        db.commit()
    except DBAPIError as fault:
        if failure_of(fault) is Failure.COLLIDED:
            raise
        raise Unavailable from fault  # it may be kept or not: nobody can tell any more


def _told(fault: SQLAlchemyError, failure: Failure) -> Exception:
    """Return what the caller is told; the database's own words end here."""
    if failure is Failure.LOCKED:
        return Busy()
    return fault if isinstance(fault, IntegrityError) else Unavailable()
