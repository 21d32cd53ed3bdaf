"""What lies on the disk for a bed, byte for byte: whatever was erased is looked for in there."""

from pathlib import Path

import psycopg
from sqlalchemy import make_url

from tests.make.bed import Bed


def files_of(bed: Bed) -> dict[str, bytes]:
    """Return every file of its folder, and on PostgreSQL every file of the tables; the server's log apart."""
    here = {path.name: path.read_bytes() for path in bed.folder.rglob("*") if path.is_file()}
    return here if bed.sqlite else {**here, **_tables(bed.pair.words), **_tables(bed.pair.keys)}


def log_is_empty(bed: Bed) -> bool:
    """Whether nothing lies beside the database of words; PostgreSQL's own log is not ours to empty."""
    return not bed.sqlite or (bed.folder / "dialogue.sqlite-wal").stat().st_size == 0


def _tables(url: str) -> dict[str, bytes]:
    with psycopg.connect(url, autocommit=True) as db:
        db.execute("CHECKPOINT")  # what is only in memory so far would not be found
        found = db.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
        assert found is not None
        folder = Path(str(make_url(url).query["host"])) / "data" / "base" / str(found[0])
    return {f"{folder.name}/{path.name}": path.read_bytes() for path in folder.iterdir() if path.is_file()}
