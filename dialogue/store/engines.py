"""Opens the database: durable writers that never wait for a lock, and readers that cannot write.

What was to be written never stands in an error: names and words would end in a log.
"""

import sqlite3
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool, StaticPool

from dialogue.kernel import limits
from dialogue.store.postgresql import postgresql_reader, postgresql_writer

# FULL: an acknowledged message must survive a power cut, not only a crash of the program.
# busy_timeout 0: a lock held elsewhere must never stall the hub; the writer asks again between switches.
WRITER_PRAGMAS: Final = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "busy_timeout = 0",
    "trusted_schema = OFF",
    "temp_store = MEMORY",
    "cache_size = -32768",  # 32 MiB: random ids touch pages all over, and each miss is a read from the file
)
READER_PRAGMAS: Final = (
    "query_only = ON",
    "busy_timeout = 200",
    "trusted_schema = OFF",
    "temp_store = MEMORY",
)
# several processes may share the file; each holds its lock for a moment, and none may fail for that
KEYS_PRAGMAS: Final = ("busy_timeout = 1000",)
READERS: Final = 16


def is_sqlite(url: str) -> bool:
    """Whether the database is a file beside the program."""
    return make_url(url).get_backend_name() == "sqlite"


def sqlite_url(path: Path) -> str:
    """Return the address of a database file."""
    return f"sqlite:///{path}"


def writer_engine(url: str) -> Engine:
    """Return an engine that writes: on SQLite the one connection that does, on PostgreSQL a few."""
    if not is_sqlite(url):
        return postgresql_writer(url)
    engine = create_engine(
        url,
        poolclass=StaticPool,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "isolation_level": None},
    )
    _pragmas(engine, WRITER_PRAGMAS)
    _begin(engine, "BEGIN IMMEDIATE")
    return engine


def keys_engine(url: str) -> Engine:
    """Return an engine for the key store, which is asked seldom."""
    if not is_sqlite(url):
        return postgresql_writer(url, limits.KEY_CONNECTIONS)
    engine = writer_engine(url)
    _pragmas(engine, KEYS_PRAGMAS)
    return engine


def reader_engine(url: str) -> Engine:
    """Return an engine whose connections refuse every write; what one transaction reads is one moment."""
    if not is_sqlite(url):
        return postgresql_reader(url)
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=READERS,
        max_overflow=READERS,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "isolation_level": None},
    )
    _pragmas(engine, READER_PRAGMAS)
    _begin(engine, "BEGIN")
    return engine


def _pragmas(engine: Engine, pragmas: tuple[str, ...]) -> None:
    def prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", prepare)


def _begin(engine: Engine, statement: str) -> None:
    # The driver's own implicit BEGIN lets a released savepoint survive an outer rollback.
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)

    event.listen(engine, "begin", begin)
