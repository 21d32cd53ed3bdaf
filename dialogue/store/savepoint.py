"""A savepoint on the driver itself: SQLAlchemy takes fifty times as long to word it as SQLite to make it.

Savepoints of this kind are not nested, and nothing of SQLAlchemy's knows of them.
"""

from sqlalchemy import Connection

from dialogue.store.driver import order


class Savepoint:
    """Begins with its making, and ends with one of the two."""

    __slots__ = ("_db",)

    def __init__(self, db: Connection) -> None:
        self._db = db
        order(self._db, "SAVEPOINT command")

    def commit(self) -> None:
        """Keep what was done since."""
        order(self._db, "RELEASE SAVEPOINT command")

    def rollback(self) -> None:
        """Undo what was done since."""
        order(self._db, "ROLLBACK TO SAVEPOINT command")
        order(self._db, "RELEASE SAVEPOINT command")
