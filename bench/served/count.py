"""Counts commits into a small file that others may look into while the server runs."""

import mmap
import struct
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, event

FORM: Final = struct.Struct("<q")


def count_commits(path: str) -> None:
    """Count every commit of this process from now on."""
    file = Path(path)
    file.write_bytes(FORM.pack(0))
    with file.open("r+b") as opened:
        seen = mmap.mmap(opened.fileno(), FORM.size)

    def count(_connection: Connection) -> None:
        FORM.pack_into(seen, 0, FORM.unpack_from(seen)[0] + 1)

    event.listen(Engine, "commit", count)


def commits(path: Path) -> int:
    """Return how many there were."""
    found: int = FORM.unpack(path.read_bytes())[0]
    return found
