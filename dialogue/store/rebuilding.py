"""A transaction in which tables may be made anew: on SQLite that is how a column changes."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

_OFF: Final = "PRAGMA foreign_keys = OFF"
_ON: Final = "PRAGMA foreign_keys = ON"
_VERSION: Final = "PRAGMA schema_version"  # changes with every table; so a plain start reads no row


@contextmanager
def rebuilding(engine: Engine) -> Iterator[Connection]:
    """Yield a connection in a transaction, committed at the end; raises `IntegrityError` for a key astray.

    A table that others point to is dropped on the way; SQLite heeds the pragma outside a transaction only.
    """
    with engine.connect() as db:
        driver: Any = db.connection.dbapi_connection
        if not isinstance(driver, sqlite3.Connection):
            with db.begin():
                yield db
            return
        driver.execute(_OFF)
        try:
            with db.begin():
                before = db.exec_driver_sql(_VERSION).scalar()
                yield db
                if db.exec_driver_sql(_VERSION).scalar() != before:
                    _check(db)
        finally:
            driver.execute(_ON)


def _check(db: Connection) -> None:
    astray = db.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if astray:
        tables = ", ".join(sorted({row[0] for row in astray}))
        raise IntegrityError(tables, None, sqlite3.IntegrityError("keys that point nowhere"))
