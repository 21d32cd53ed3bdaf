"""Reads all tables of a database as they were at one moment, while others go on writing.

On SQLite that moment is a read transaction beside the write-ahead log, on PostgreSQL one that is REPEATABLE
READ: neither stops a writer. What was deleted is in no row, so no old page comes along.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, Engine, MetaData, Table, func, select

from dialogue.store.backup.frames import Rows
from dialogue.store.engines import reader_engine

AT_ONCE: Final = 100
REVISION: Final = "alembic_version"  # Alembic's own; it is told in the beginning instead
# a backup may take longer than any page; it blocks nobody, but an erasure waits for it
_NO_BOUNDS: Final = ("SET LOCAL statement_timeout = 0", "SET LOCAL idle_in_transaction_session_timeout = 0")


class Moment:
    """A database at one moment."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        found = MetaData()
        found.reflect(db)
        self._tables: Final = [table for table in found.sorted_tables if table.name != REVISION]
        self.revision: Final = self._revision(found)

    @property
    def tables(self) -> dict[str, list[str]]:
        """The names of all tables, those first that others point to, each with its columns."""
        return {str(table.name): [str(each.name) for each in table.columns] for table in self._tables}

    def count(self) -> int:
        """Return how many rows there are in all."""
        return sum(self._db.scalar(select(func.count()).select_from(table)) or 0 for table in self._tables)

    def rows(self) -> Iterator[Rows]:
        """Yield every row, those of a table in the order of its key."""
        for table in self._tables:
            yield from self._rows_of(table)

    def _rows_of(self, table: Table) -> Iterator[Rows]:
        streaming = {"stream_results": True, "max_row_buffer": AT_ONCE}
        query = select(table).order_by(*table.primary_key.columns).execution_options(**streaming)
        with self._db.execute(query) as result:
            for some in result.partitions(AT_ONCE):
                yield Rows(str(table.name), [list(row) for row in some])

    def _revision(self, found: MetaData) -> str:
        if REVISION not in found.tables:
            return ""
        told: str = self._db.execute(select(found.tables[REVISION].c.version_num)).scalar_one()
        return told


@contextmanager
def at_one_moment(url: str) -> Iterator[Moment]:
    """Open a database for reading."""
    engine: Engine = reader_engine(url)
    try:
        with engine.connect() as db:
            if db.dialect.name == "postgresql":
                for bound in _NO_BOUNDS:
                    db.exec_driver_sql(bound)
            yield Moment(db)
    finally:
        engine.dispose()
