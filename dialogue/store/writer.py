"""The port of the writer: a command goes in, and what it came to comes out once it is durable.

Each kind of database has a writer in a file of its own; flows and edges know neither.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy import Connection, Engine

from dialogue.store.pools import Pools
from dialogue.store.postgresql_writer import PostgresqlWriter
from dialogue.store.sqlite_writer import SqliteWriter
from dialogue.store.work import Kit, Pending, Work

T = TypeVar("T")


class Writer(Protocol):
    """Runs commands against the database and returns only when they are durable."""

    kit: Kit
    told: Callable[[list[Pending]], None]  # hears what was appended, after the commit, one call at a time

    def run(self, carry: Callable[[Work], T], over: str | None = None) -> T:
        """Carry a command out; return its value once it is on the disk, or raise what it raised.

        `over` names the one room that everything it reads and changes belongs to, or another thing that
        only others over the same name change; without it, it runs alone. It may be carried out again
        from the beginning, if nothing of the first time was kept.
        Raises `Unavailable` when it is not known to be kept and `Busy` when a lock is not let go.
        """
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...

    def clearing(self, *, logs: bool) -> Callable[[], bool]:
        """Return what to call until it says that nothing deleted before now lies beside the tables.

        `logs` says whether events were deleted too.
        """
        ...


def open_writer(
    engine: Engine, kit: Kit, pools: Pools, number: Callable[[Connection, list[Pending]], None]
) -> Writer:
    """Return the writer for the kind of database that an engine opens."""
    if engine.dialect.name == "postgresql":
        return PostgresqlWriter(engine, kit, number)
    return SqliteWriter(engine, kit, pools, number)
