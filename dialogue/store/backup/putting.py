"""Puts rows of a backup into the empty tables of a database, in one transaction."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, Integer, MetaData, Table, func, insert, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from dialogue.store.backup.faults import BackupFault
from dialogue.store.backup.frames import Frame, Rows
from dialogue.store.backup.taking import REVISION

# numbers that a database gives out by itself go on after the last one that was put in
_GO_ON: Final = "SELECT setval(pg_get_serial_sequence(:table, :column), :last)"
_OF_ITS_OWN: Final = "SELECT pg_get_serial_sequence(:table, :column)"


def is_empty(db: Connection) -> bool:
    """Whether there is no table yet."""
    return not inspect(db).get_table_names()


def put(db: Connection, stream: Iterable[Frame], tables: dict[str, list[str]]) -> None:
    """Insert every row; raises `BackupFault` where tables here are not those the backup was made of."""
    found = MetaData()
    found.reflect(db)
    here = {name: set(table.columns.keys()) for name, table in found.tables.items() if name != REVISION}
    if here != {name: set(columns) for name, columns in tables.items()}:
        raise BackupFault("astray")
    for frame in stream:
        if isinstance(frame, Rows) and frame.rows:
            _insert(db, found.tables[frame.table], tables[frame.table], frame.rows)
    if db.dialect.name == "postgresql":
        for name in here:
            _go_on(db, found.tables[name])


def _insert(db: Connection, table: Table, columns: list[str], rows: list[list[object]]) -> None:
    try:
        db.execute(insert(table), [dict(zip(columns, row, strict=True)) for row in rows])
    except (SQLAlchemyError, TypeError, ValueError) as fault:  # a value that this column cannot hold
        raise BackupFault("astray") from fault


def _go_on(db: Connection, table: Table) -> None:
    for column in table.primary_key.columns:
        if not isinstance(column.type, Integer):
            continue
        place = {"table": table.name, "column": column.name}
        last = db.scalar(select(func.max(column)))
        if last is not None and db.scalar(text(_OF_ITS_OWN), place):
            db.execute(text(_GO_ON), {**place, "last": last})
