"""On which databases a test runs: every test with a bed on SQLite, and again on PostgreSQL.

What hangs on the database itself is tried on both each time; the rest on PostgreSQL in the long version only.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import Engine, MetaData, inspect, text

from dialogue.flows.schema import migrate
from dialogue.store.base import Base
from dialogue.store.engines import keys_engine, writer_engine
from dialogue.store.keys import KeyBase, KeyStore
from tests.make.bed import MASTER, Bed, make_bed
from tests.make.pair import Pair
from tests.make.postgres import Server, programs

# tried on both in the short version too
ALWAYS: Final = (
    "tests/store",
    "tests/streams",
    "tests/promises",
    "tests/test_permits.py",
    "tests/flows/test_fold_law.py",
    "tests/flows/test_every_kind.py",
)
ABSENT: Final = (
    "Tests on PostgreSQL were skipped: there is no PostgreSQL 15 or newer here. On Debian, "
    "`apt-get install postgresql` brings it."
)
SKIPPED = pytest.StashKey[int]()
_KEEP: Final = {"alembic_version"}
_TRIGGERS: Final = "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Have every test with a bed run on both, unless it is marked as being about one of them."""
    if "bed" not in metafunc.fixturenames:
        return
    about = {mark.name for mark in metafunc.definition.iter_markers()} & {"sqlite", "postgresql"}
    long = [] if about or metafunc.definition.nodeid.startswith(ALWAYS) else [pytest.mark.soak]
    each = {"sqlite": [], "postgresql": [pytest.mark.postgresql, *long]}
    chosen = [pytest.param(name, marks=marks) for name, marks in each.items() if not about - {name}]
    metafunc.parametrize("bed", chosen, indirect=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a PostgreSQL, take its tests out of the run; under CI that is a failure."""
    wanting = [item for item in items if item.get_closest_marker("postgresql")]
    if not wanting or programs():
        return
    if os.environ.get("CI"):
        raise pytest.UsageError(ABSENT.replace("were skipped", "cannot run, and CI must not skip them"))
    config.stash[SKIPPED] = len(wanting)
    items[:] = [item for item in items if item not in wanting]
    config.hook.pytest_deselected(items=wanting)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The one line."""
    if SKIPPED in config.stash:
        terminalreporter.write_line(ABSENT, yellow=True)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server of this process."""
    found = programs()
    assert found is not None, ABSENT
    server = Server(found)
    yield server
    server.close()


@pytest.fixture(scope="session")
def empty_pair(postgresql: Server) -> Pair:
    """Two databases with all their tables and nothing in them, to be copied."""
    made = postgresql.pair()
    words, keys = writer_engine(made.words), keys_engine(made.keys)
    migrate(words)
    KeyStore(keys, MASTER)
    words.dispose()
    keys.dispose()
    return made


@pytest.fixture(scope="session")
def used_pair(postgresql: Server, empty_pair: Pair) -> Pair:
    """Two databases that one test after another is given empty."""
    return postgresql.pair(empty_pair)


@pytest.fixture(scope="module")
def fresh_pair(postgresql: Server, empty_pair: Pair) -> Iterator[Pair]:
    """Two databases with all their tables, for the tests of one file."""
    made = postgresql.pair(empty_pair)
    yield made
    postgresql.drop(made)


@pytest.fixture
def bed(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bed]:
    """An empty instance with a real database."""
    pair = request.getfixturevalue("used_pair") if request.param == "postgresql" else None
    made = make_bed(tmp_path, pair=pair)
    if pair is not None:
        _empty(made.engine, Base.metadata)
        _empty(made.keys, KeyBase.metadata)
    yield made
    made.close()


def _empty(engine: Engine, metadata: MetaData) -> None:
    """Delete every row, and every table and trigger that a test has made."""
    with engine.begin() as db:
        for name in set(inspect(db).get_table_names()) - set(metadata.tables) - _KEEP:
            db.execute(text(f'DROP TABLE "{name}"'))
        for trigger, table in db.execute(text(_TRIGGERS)):
            db.execute(text(f"DROP TRIGGER {trigger} ON {table}"))
        for table in reversed(metadata.sorted_tables):
            db.execute(table.delete())
