"""A savepoint on the driver itself: SQLAlchemy takes fifty times as long to word it as SQLite to make it.

Savepoints of this kind are not nested, and nothing of SQLAlchemy's knows of them.
"""

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError


class Savepoint:
    """Begins with its making, and ends with one of the two."""

    __slots__ = ("_db",)

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._run("SAVEPOINT command")

    def commit(self) -> None:
        """Keep what was done since."""
        self._run("RELEASE SAVEPOINT command")

    def rollback(self) -> None:
        """Undo what was done since."""
        self._run("ROLLBACK TO SAVEPOINT command")
        self._run("RELEASE SAVEPOINT command")

    def _run(self, statement: str) -> None:
        db = self._db
        driver, faults = db.connection.dbapi_connection, db.dialect.loaded_dbapi.Error
        try:
            driver.cursor().execute(statement)  # type: ignore[union-attr] # it is open
        except faults as fault:
            raise DBAPIError.instance(
                statement, None, fault, faults, hide_parameters=True, dialect=db.dialect
            ) from fault
