"""A drill: a meeting that is backed up while people write, what could leak out of it, and what came back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Final

import psycopg
from sqlalchemy import func, make_url, select

from dialogue.messages.models import Message, Revision
from dialogue.people.models import Login
from dialogue.rooms.models import Invitation
from dialogue.store.base import Base
from dialogue.store.engines import is_sqlite, keys_engine, reader_engine
from dialogue.store.keys import KeyStore
from dialogue.store.sealing import Sealer
from tests.make.bed import MASTER, sqlite_pair
from tests.make.command_line import Told, dialogue
from tests.make.insistent import Insistent
from tests.make.invariants import check_log
from tests.make.pair import Pair
from tests.make.venue import Venue

STEP: Final = 0.05
PACE: Final = 60  # seconds that pass in every step, so that the pace of one person is not what is tested
ENOUGH: Final = 5
PATIENCE: Final = 60


@dataclass
class Places:
    """Where a backup goes, and its private half."""

    folder: Path
    words: Path = field(init=False)
    keys: Path = field(init=False)
    private: Path = field(init=False)

    def __post_init__(self) -> None:
        self.words, self.keys = self.folder / "words", self.folder / "keys"
        self.private = self.folder / "private half"
        for each in (self.words, self.keys):
            each.mkdir(parents=True)

    def newest(self, part: str) -> Path:
        """Return the newest file of words or of keys."""
        return max((self.folder / part).iterdir())


def back_up(venue: Venue, places: Places, *parts: str) -> Told:
    """Write a backup of a server that runs."""
    wishes = [word for part in parts for word in (f"--{part}-to", str(places.folder / part))]
    return dialogue(venue.folder, "backup", *wishes, **venue.pair.environ)


def make_key(venue: Venue, places: Places) -> Told:
    """Make the pair."""
    return dialogue(venue.folder, "backup", "key", "--to", str(places.private), **venue.pair.environ)


@contextmanager
def writing(venue: Venue, *names: str) -> Iterator[list[Insistent]]:
    """Have people write for the length of the block, each message until it is answered."""
    enough = Event()
    writers = [Insistent(venue.guest(name), venue.people[name].langs[0], enough) for name in names]
    for writer in writers:
        writer.start()
    try:
        wait_for_more(venue, writers)
        yield writers
        wait_for_more(venue, writers)
    finally:
        enough.set()
        for writer in writers:
            writer.join(20)


def wait_for_more(venue: Venue, writers: list[Insistent]) -> None:
    """Let time pass until each has written some more. While nobody is answered none passes."""
    goal = {writer: len(writer.sent) + ENOUGH for writer in writers}
    late, answered = monotonic() + PATIENCE, -1
    while any(len(writer.sent) < count for writer, count in goal.items()):
        assert monotonic() < late, "nothing goes on"
        if answered != (answered := sum(len(writer.sent) for writer in writers)):
            venue.served.move(PACE)
        Event().wait(STEP)


def telling(venue: Venue, *names: str) -> list[bytes]:
    """Return every sealed value and every print in the database of what these people wrote and are.

    Logins are not among it: a restore ends every one of them, whatever was erased.
    """
    with venue.reading() as db:
        ours = {venue.id(name) for name in names}
        messages = set(db.scalars(select(Message.id).where(Message.author_id.in_(ours))))
        found: list[bytes] = []
        for table in set(Base.metadata.tables.values()) - {Login.__table__}:
            for row in db.execute(select(table)).mappings():
                if {value for value in row.values() if isinstance(value, str)} & (ours | messages):
                    found += [value for value in row.values() if isinstance(value, bytes) and len(value) > 15]
    return found


@dataclass
class Restored:
    """What a restore has made."""

    folder: Path
    pair: Pair

    def texts(self, room: str) -> dict[str, list[str]]:
        """Return by key what every message that somebody sent says now."""
        query = select(Message.client_key, Revision.id, Revision.lang, Revision.words).join(Revision)
        engine, keys = reader_engine(self.pair.words), KeyStore(keys_engine(self.pair.keys), MASTER)
        said: dict[str, list[str]] = {}
        with engine.connect() as db:
            for key, revision, lang, words in db.execute(query):
                place = ("revision", revision, lang)
                text = Sealer(keys).open(room, place, words) if words else ""
                said.setdefault(key, []).append(text)
        engine.dispose()
        keys.close()
        return said

    def check(self) -> None:
        """The log is whole, and nobody can come in who does not bring their six words."""
        engine = reader_engine(self.pair.words)
        with engine.connect() as db:
            check_log(db)
            live = select(func.count()).select_from(Invitation).where(Invitation.state == "live")
            assert (db.scalar(select(func.count()).select_from(Login)), db.scalar(live)) == (0, 0)
        engine.dispose()

    def holding(self, needles: list[bytes]) -> set[bytes]:
        """Return which of these lie in any of its files."""
        held = [path.read_bytes() for path in self.folder.rglob("*") if path.is_file()]
        held += [] if is_sqlite(self.pair.words) else [*_tables(self.pair.words), *_tables(self.pair.keys)]
        return {needle for needle in needles if any(needle in each for each in held)}


def restore(places: Places, folder: Path, words: Path, keys: Path, pair: Pair | None = None) -> Told:
    """Restore into a folder, or into a folder and two databases."""
    wishes = ["--words", str(words), "--keys", str(keys), "--private", str(places.private)]
    return dialogue(folder, "restore", *wishes, **(pair.environ if pair else {}))


def restored(folder: Path, pair: Pair | None = None) -> Restored:
    """Return what is there now."""
    return Restored(folder, pair or sqlite_pair(folder))


def _tables(url: str) -> Iterator[bytes]:
    with psycopg.connect(url, autocommit=True) as db:
        db.execute("CHECKPOINT")  # what is only in memory so far would not be found
        found = db.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
        assert found is not None
    folder = Path(str(make_url(url).query["host"])) / "data" / "base" / str(found[0])
    yield from (path.read_bytes() for path in folder.iterdir() if path.is_file())
