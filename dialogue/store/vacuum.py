"""Has PostgreSQL let go of what was deleted: old rows lie in its files until those are written anew.

A plain VACUUM leaves parts of them in the gaps between rows, so the tables are rewritten. What went through
its log stays in there until that is thrown away, and that is up to the server's settings.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Final

from sqlalchemy import Connection, Engine, LargeBinary
from sqlalchemy.exc import DBAPIError

from dialogue.kernel import limits
from dialogue.store.base import Base
from dialogue.store.postgresql import OUTSIDE

PRINTS: Final = frozenset({"message", "answered"})  # they hold no words, but what equal words would show in
ASIDE: Final = "200ms"  # then it steps aside and comes again later
_MOMENT: Final = "SELECT clock_timestamp()"
# of our own user only: what others do is not shown to us
_OLDER: Final = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL AND xact_start < %s"
)


def clearing(engine: Engine, *, logs: bool) -> Callable[[], bool]:
    """Return what rewrites the tables of words once no transaction is left that began before this moment.

    All others too if `logs` says that they were cut: that takes longer, and nobody waits for it.
    """
    moment = _ask(engine, _MOMENT)
    tables = Base.metadata.tables if logs else _words() | PRINTS

    def clear() -> bool:
        return not _ask(engine, _OLDER, (moment,)) and rewrite(engine, tables)

    return clear


def rewrite(engine: Engine, tables: Iterable[str]) -> bool:
    """Write tables anew without what was deleted; False if they are in use, or the server does not answer."""
    names = ", ".join(f'"{name}"' for name in sorted(tables))
    with suppress(DBAPIError), _outside(engine) as db, _impatient(db):
        db.exec_driver_sql(f"VACUUM (FULL) {names}")
        return True
    return False


@contextmanager
def _impatient(db: Connection) -> Iterator[None]:
    # whoever reads a table waits behind whoever waits to have it alone, and a backup keeps that one waiting
    db.exec_driver_sql(f"SET lock_timeout = '{ASIDE}'")
    try:
        yield
    finally:
        db.exec_driver_sql(f"SET lock_timeout = '{limits.LOCK_SECONDS}s'")


def _words() -> frozenset[str]:
    return frozenset(
        table.name
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, LargeBinary) and column.info.get("erased", "never") != "never"
    )


def _ask(engine: Engine, question: str, values: tuple[object, ...] = ()) -> object:
    with _outside(engine) as db:
        return db.exec_driver_sql(question, values).scalar()


def _outside(engine: Engine) -> Connection:
    """Return a connection that begins no transaction."""
    return engine.connect().execution_options(**{OUTSIDE: True})
