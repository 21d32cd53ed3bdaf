"""A whole instance without its edges: real databases, the fixed clock, an order that a test can mirror."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from dialogue.kernel.draw import Draw
from dialogue.store.base import Base
from dialogue.store.engines import is_sqlite, keys_engine, reader_engine, sqlite_url, writer_engine
from dialogue.store.keys import KeyStore
from dialogue.store.pools import Pools
from dialogue.store.sealing import Sealer
from dialogue.store.work import Kit
from dialogue.store.writer import Writer, open_writer
from dialogue.streams.append import number
from tests.make.clock import FixedClock
from tests.make.draw import FixedDraw
from tests.make.pair import Pair

MASTER = bytes(range(32))


@dataclass
class Bed:
    """What a test stands on."""

    clock: FixedClock
    kit: Kit
    writer: Writer
    readers: Engine
    engine: Engine
    folder: Path
    keys: Engine
    pools: Pools
    pair: Pair

    @property
    def sqlite(self) -> bool:
        """Whether its databases are files in the folder."""
        return is_sqlite(self.pair.words)

    def close(self) -> None:
        """Close every file and let the threads end: from Python 3.13 on an open database is a warning."""
        self.pools.close()
        self.writer.close()
        self.readers.dispose()
        self.kit.keys.close()


def sqlite_pair(folder: Path) -> Pair:
    """Return where the databases of a data folder are."""
    return Pair(sqlite_url(folder / "dialogue.sqlite"), sqlite_url(folder / "keys.sqlite"))


@cache
def _tables() -> bytes:
    """A database with all its tables and nothing in them, made once by each process."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "dialogue.sqlite"
        engine = writer_engine(sqlite_url(path))
        with engine.begin() as db:
            Base.metadata.create_all(db)
        engine.dispose()
        return path.read_bytes()


def _lay_tables(path: Path) -> None:
    if not path.exists():
        path.write_bytes(_tables())


def make_bed(folder: Path, draw: Draw | None = None, pair: Pair | None = None) -> Bed:
    """Make an empty instance: in files of a folder, or in two databases that have their tables already."""
    clock = FixedClock()
    there = pair or sqlite_pair(folder)
    key_engine = keys_engine(there.keys)
    keys = KeyStore(key_engine, MASTER)
    kit = Kit(clock, draw or FixedDraw(), keys, Sealer(keys))
    if pair is None:
        _lay_tables(folder / "dialogue.sqlite")
    engine = writer_engine(there.words)
    pools, readers = Pools(), reader_engine(there.words)
    readers.connect().close()  # unpatched, many at once must not be the first
    writer = open_writer(engine, kit, pools, number)
    return Bed(clock, kit, writer, readers, engine, folder, key_engine, pools, there)
