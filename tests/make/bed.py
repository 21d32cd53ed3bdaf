"""A whole instance without its edges: real files, the fixed clock, a drawn order that a test can mirror."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from dialogue.kernel.draw import Draw
from dialogue.store.base import Base
from dialogue.store.engines import reader_engine, sqlite_url, writer_engine
from dialogue.store.keys import KeyStore
from dialogue.store.pools import Pools
from dialogue.store.sealing import Sealer
from dialogue.store.work import Kit
from dialogue.store.writer import Writer
from dialogue.streams.append import number
from tests.make.clock import FixedClock
from tests.make.draw import FixedDraw

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

    def close(self) -> None:
        """Close every file and let the threads end: from Python 3.13 on an open database is a warning."""
        self.pools.close()
        for engine in (self.engine, self.readers, self.keys):
            engine.dispose()


def make_bed(folder: Path, draw: Draw | None = None) -> Bed:
    """Make an empty instance in a folder."""
    clock = FixedClock()
    key_engine = writer_engine(sqlite_url(folder / "keys.sqlite"))
    keys = KeyStore(key_engine, MASTER)
    kit = Kit(clock, draw or FixedDraw(), keys, Sealer(keys))
    url = sqlite_url(folder / "dialogue.sqlite")
    engine = writer_engine(url)
    with engine.begin() as db:
        Base.metadata.create_all(db)
    pools = Pools()
    writer = Writer(engine, kit, pools, number)
    return Bed(clock, kit, writer, reader_engine(url), engine, folder, key_engine, pools)
