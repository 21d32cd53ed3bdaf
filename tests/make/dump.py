"""Everything that lies in a bed's database, as one text: two of them are equal when nothing has changed."""

import sqlite3
from contextlib import closing

from sqlalchemy import select

from dialogue.store.base import Base
from tests.make.bed import Bed


def dump(bed: Bed) -> str:
    """Return the whole database as one text."""
    if bed.sqlite:
        with closing(sqlite3.connect(bed.folder / "dialogue.sqlite")) as db:
            return "\n".join(db.iterdump())
    with bed.readers.connect() as rows:
        tables = Base.metadata.sorted_tables
        return "\n".join(f"{table}: {sorted(map(repr, rows.execute(select(table))))}" for table in tables)
