"""Takes what the write-ahead log still holds into the database file, and empties the log."""

import sqlite3
from typing import Final

_DONE: Final = (0, 0, 0)  # not busy, no frame left, none still to be moved


def empty_log(connection: object) -> bool:
    """Return whether nothing is left in the log; False while somebody reads, for then it stays as it was.

    A store without such a file has nothing to empty.
    """
    if not isinstance(connection, sqlite3.Connection):
        return True
    return tuple(connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()) == _DONE
