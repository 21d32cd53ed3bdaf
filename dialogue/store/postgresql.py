"""Opens PostgreSQL: connections that never stop the hub, durable writers, readers that cannot write.

Every wait ends: the server gives up first, and if it says nothing at all, the connection does.
"""

import logging
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from dialogue.kernel import limits
from dialogue.store.cooperation import connect
from dialogue.store.driver import order
from dialogue.store.pool import Pool

WRITER_SETTINGS: Final = {
    "synchronous_commit": "on",  # whatever the server's own default is: acknowledged means kept
    "lock_timeout": f"{limits.LOCK_SECONDS}s",
    "statement_timeout": f"{limits.WRITE_SECONDS}s",
    "idle_in_transaction_session_timeout": f"{limits.WRITE_SECONDS}s",
}
READER_SETTINGS: Final = {
    "default_transaction_isolation": "repeatable read",
    "default_transaction_read_only": "on",
    "statement_timeout": f"{limits.READ_SECONDS}s",
    "idle_in_transaction_session_timeout": f"{limits.READ_SECONDS}s",
}
CLIENT: Final = {
    "application_name": "dialogue",
    "client_encoding": "utf8",
    "connect_timeout": limits.LOCK_SECONDS,
}
# a server that is gone without a word is noticed; on a Unix socket these mean nothing
TCP: Final = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
# Options of a connection: that it begins no transaction, and with which locks its transactions begin.
OUTSIDE, LOCKS = "outside", "locks"
EVERYTHING: Final = 0x6469616C6F677565  # the lock of what must run alone
_ALONE: Final = text(f"SELECT pg_advisory_xact_lock({EVERYTHING})")
_TAKE: Final = "BEGIN; SELECT pg_advisory_xact_lock_shared({everything}), pg_advisory_xact_lock({over})"


def postgresql_writer(url: str, connections: int = limits.WRITER_CONNECTIONS) -> Engine:
    """Return an engine whose commits are on the disk when they return."""
    return _engine(url, connections, WRITER_SETTINGS)


def postgresql_reader(url: str) -> Engine:
    """Return an engine whose connections refuse every write; all that a transaction reads is one moment."""
    return _engine(url, limits.READER_CONNECTIONS, READER_SETTINGS, pool_pre_ping=True)


def run_alone(db: Connection) -> None:
    """Have an open transaction wait until nobody else changes anything, and keep all others out."""
    if db.dialect.name == "postgresql":
        db.execute(_ALONE)


def taking(over: int) -> dict[str, str]:
    """Return the options of a connection whose transactions begin with a lock; both in one question."""
    return {LOCKS: _TAKE.format(everything=EVERYTHING, over=over)}


def _engine(url: str, connections: int, settings: dict[str, str], **more: Any) -> Engine:
    # what goes wrong is raised; what the driver tells besides names connections in its own words
    logging.getLogger("psycopg").setLevel(logging.CRITICAL)
    engine = create_engine(
        url,
        poolclass=Pool,
        pool_size=connections,
        max_overflow=connections,
        hide_parameters=True,
        use_native_hstore=False,
        connect_args={**CLIENT, **TCP},
        **more,
    )
    said = "; ".join(f"SET {name} = '{value}'" for name, value in settings.items())

    def prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        connection.autocommit = True  # transactions begin where `begin` says so, and only there
        connection.cursor().execute(said)

    def begin(db: Connection) -> None:
        options = db.get_execution_options()
        if not options.get(OUTSIDE):
            order(db, options.get(LOCKS, "BEGIN"), prepare=False)  # of two statements it could not

    event.listen(engine, "do_connect", connect)
    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine
