"""The writer of SQLite: commands run one after another, each in a savepoint, and share a durable commit.

waiting: a b c          BEGIN IMMEDIATE · a · b · (c fails: undone alone) · numbers · COMMIT
arriving meanwhile: d e                                                   └ next batch: d e
answers and fan-out leave only after COMMIT has returned from its own thread; where the next batch already
waits, the fan-out of one is written while the next is on its way to the disk.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar, cast

import gevent
from gevent.event import AsyncResult
from gevent.queue import Queue
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, SQLAlchemyError

from dialogue.kernel import limits
from dialogue.kernel.errors import Busy, DialogueError, Unavailable
from dialogue.store.checkpoint import empty_log
from dialogue.store.pools import Pools
from dialogue.store.savepoint import Savepoint
from dialogue.store.work import Kit, Pending, Work, tell_nobody

T = TypeVar("T")
DBAPI_ERRORS: Final = (sqlite3.Error,)
LOCK_WAIT: Final = 0.02  # how long to let others run before asking for the lock again
LOCK_TRIES: Final = 250  # five seconds in all; then the command is answered "busy"


@dataclass(slots=True)
class Between:
    """Something that must run while no transaction is open."""

    act: Callable[[Any], Any]
    answer: "AsyncResult[Any]" = field(default_factory=AsyncResult)


@dataclass(slots=True)
class Job:
    """One command that waits for its turn."""

    carry: Callable[[Work], Any]
    answer: "AsyncResult[Any]" = field(default_factory=AsyncResult)
    outcome: Any = None
    work: Work | None = None


class Broken(Exception):
    """The shared transaction cannot be trusted any more."""


class SqliteWriter:
    """Runs commands against the database and returns only when they are durable."""

    def __init__(
        self,
        engine: Engine,
        kit: Kit,
        pools: Pools,
        number: Callable[[Connection, list[Pending]], None],
        lock_tries: int = LOCK_TRIES,
    ) -> None:
        self.kit = kit
        self._engine = engine
        self._pools = pools
        self._number = number
        self._lock_tries = lock_tries
        self.told: Callable[[list[Pending]], None] = tell_nobody
        self._telling: gevent.Greenlet[[list[Pending]], None] | None = None
        self._jobs: Queue[Job | Between] = Queue()
        self._idle = True

    def run(self, carry: Callable[[Work], T], over: str | None = None) -> T:
        """Carry a command out; return its value once it is on the disk, or raise what it raised.

        Raises `Unavailable` when the store cannot keep it and `Busy` when a lock is not let go. What it is
        over makes no difference here: nothing runs beside it anyway.
        """
        return cast("T", self._wait(Job(carry)))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def clearing(self, *, logs: bool) -> Callable[[], bool]:
        """Return what empties the log between two batches; False while a reader is in the way."""
        return lambda: self.between(empty_log)

    def between(self, act: Callable[[Any], T]) -> T:
        """Call `act` with the driver's own connection while no transaction is open (checkpoints)."""
        return cast("T", self._wait(Between(act)))

    def _wait(self, job: Job | Between) -> object:
        self._jobs.put(job)
        if self._idle:
            self._idle = False
            gevent.spawn(self._work_off)
        return job.answer.get()

    def _work_off(self) -> None:
        try:
            while not self._jobs.empty():
                count = min(self._jobs.qsize(), limits.BATCH_COMMANDS)
                taken = [self._jobs.get_nowait() for _ in range(count)]
                if jobs := [job for job in taken if isinstance(job, Job)]:
                    self._batch(jobs)
                for job in taken:
                    if isinstance(job, Between):
                        self._outside(job)
        finally:
            self._idle = True

    def _outside(self, job: Between) -> None:
        connection = self._engine.raw_connection()
        try:
            job.answer.set(self._pools.commit(lambda: job.act(connection.dbapi_connection)))
        except DBAPI_ERRORS as fault:
            job.answer.set_exception(fault)
        finally:
            connection.close()

    def _batch(self, jobs: list[Job]) -> None:
        try:
            self._share(jobs)
        except Busy:  # alone each would wait as long once more, one after another
            for job in jobs:
                job.answer.set_exception(Busy())
        except (Broken, SQLAlchemyError):
            for job in jobs:
                self._alone(job)

    def _alone(self, job: Job) -> None:
        try:
            self._share([job])
        except Busy as fault:
            job.answer.set_exception(fault)
        except (Broken, SQLAlchemyError):
            job.answer.set_exception(Unavailable())

    def _share(self, jobs: list[Job]) -> None:
        """Carry out all jobs in one transaction; raise if it has to be begun again."""
        db = self._begin()
        try:
            refused = [(job, fault) for job in jobs if (fault := self._one(db, job)) is not None]
            kept = [job for job in jobs if job.work is not None]
            pending = [item for job in kept if job.work for item in job.work.pending]
            if kept:
                self._number(db, pending)
                self._pools.commit(db.commit)
            else:  # all were refused: there is nothing to wait for
                db.rollback()
        except BaseException:
            self._undo(db)
            raise
        db.close()
        self._tell(pending)
        for job, fault in refused:
            job.answer.set_exception(fault)
        for job in kept:
            job.answer.set(job.outcome)

    def _tell(self, pending: list[Pending]) -> None:
        """Have it told in order, before it is answered, at most one batch behind."""
        if self._telling is not None:
            self._telling.join()
        self._telling = gevent.spawn(self.told, pending)

    def _one(self, db: Connection, job: Job) -> Exception | None:
        job.work, job.outcome = None, None
        work = Work(db, self.kit)
        savepoint = Savepoint(db)
        try:
            job.outcome = job.carry(work)
            work.settle()
            savepoint.commit()
        except (DialogueError, IntegrityError) as fault:
            self._still_open(db)
            savepoint.rollback()
            return fault
        except SQLAlchemyError:
            raise
        except Exception as fault:  # noqa: BLE001 - a fault in one command must not undo its neighbours
            self._still_open(db)
            savepoint.rollback()
            return fault
        finally:
            work.close()
        job.work = work
        return None

    @staticmethod
    def _still_open(db: Connection) -> None:
        # A full disk inside a savepoint undoes the whole transaction and leaves autocommit on:
        # what ran before would be lost and what runs after would be kept. Ask the driver.
        driver = db.connection.dbapi_connection
        if driver is not None and getattr(driver, "in_transaction", True) is False:
            raise Broken

    def _begin(self) -> Connection:
        for _ in range(self._lock_tries):
            db = self._engine.connect()
            try:
                db.begin()
            except OperationalError as fault:
                db.close()
                if "locked" not in str(fault.orig):
                    raise
                gevent.sleep(LOCK_WAIT)
            else:
                return db
        raise Busy

    @staticmethod
    def _undo(db: Connection) -> None:
        try:
            db.rollback()
        except DBAPIError:
            db.invalidate()
        finally:
            db.close()
