"""Everything that lies in a bed's database, as one text: two of them are equal when nothing has changed."""

import sqlite3
from contextlib import closing

from tests.make.bed import Bed


def dump(bed: Bed) -> str:
    """Return the whole database as statements."""
    with closing(sqlite3.connect(bed.folder / "dialogue.sqlite")) as db:
        return "\n".join(db.iterdump())
