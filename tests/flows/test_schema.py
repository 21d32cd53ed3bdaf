"""Migrations: from empty, from any earlier revision with data in it, and equal to the models at the end."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import IntegrityError

from dialogue.config import ConfigError
from dialogue.flows.schema import current, differences, migrate, migrations
from dialogue.store.engines import sqlite_url, writer_engine
from dialogue.store.rebuilding import rebuilding
from tests.make.postgres import Server
from tests.make.server import Served
from tests.make.together import together


def _revisions() -> list[str]:
    return [each.revision for each in ScriptDirectory.from_config(migrations()).walk_revisions()][::-1]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database without a table."""
    if request.param == "sqlite":
        url = sqlite_url(tmp_path / "dialogue.sqlite")
    else:
        url = request.getfixturevalue("postgresql").pair().words
    engine = writer_engine(url)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """A database with the example in it; gives the address of a copy as often as it is asked."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    copies = tmp_path_factory.mktemp("copies")
    if request.param == "sqlite":
        assert Served(folder, demo=True).stop() == 0
        return lambda: _copied(folder, copies / uuid4().hex)
    server: Server = request.getfixturevalue("postgresql")
    made = server.pair()
    assert Served(folder, demo=True, environ=made.environ).stop() == 0
    return lambda: server.pair(made).words


@pytest.fixture
def full(demo: Callable[[], str]) -> Iterator[Engine]:
    """A database with the example in it."""
    engine = writer_engine(demo())
    yield engine
    engine.dispose()


def _copied(folder: Path, to: Path) -> str:
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns("*.sock"))
    return sqlite_url(to / "dialogue.sqlite")


def test_an_empty_database_becomes_what_the_models_say(empty: Engine) -> None:
    migrate(empty)

    assert differences(empty) == []
    assert current(empty) == (_revisions()[-1], _revisions()[-1])


def test_migrating_again_changes_nothing(empty: Engine) -> None:
    migrate(empty)

    migrate(empty)

    assert differences(empty) == []


def test_a_database_full_of_data_keeps_every_row(full: Engine) -> None:
    before = _rows(full)

    migrate(full)

    assert _rows(full) == before
    assert min(before[table] for table in ("message", "event", "rendering", "member")) > 0


@pytest.mark.parametrize("revision", _revisions())
def test_a_database_of_an_earlier_version_keeps_every_row(full: Engine, revision: str) -> None:
    config = migrations()
    with rebuilding(full) as db:
        config.attributes["connection"] = db
        command.downgrade(config, revision)
    before = _rows(full)

    migrate(full)

    assert _rows(full) == {**_rows(full), **before}
    assert differences(full) == []


def _leave_a_key_astray(engine: Engine) -> None:
    columns = "(id, programme_id, account_id, role, langs)"
    with rebuilding(engine) as db:
        db.execute(text("CREATE TABLE other (id INTEGER)"))
        db.execute(text(f"INSERT INTO appointment {columns} VALUES ('1', '2', '3', '4', '5')"))


def test_a_key_that_points_nowhere_undoes_the_change(empty: Engine) -> None:
    migrate(empty)

    with pytest.raises(IntegrityError):
        _leave_a_key_astray(empty)

    with empty.connect() as db:
        assert db.scalar(text("SELECT count(*) FROM appointment")) == 0
        if db.dialect.name == "sqlite":
            assert db.scalar(text("PRAGMA foreign_keys")) == 1


@pytest.mark.parametrize("revision", _revisions())
def test_every_revision_can_be_gone_back_from_and_to_again(empty: Engine, revision: str) -> None:
    config = migrations()
    with empty.connect() as db:
        db.begin()
        config.attributes["connection"] = db
        command.upgrade(config, revision)
        command.downgrade(config, "base")
        left = set(inspect(db).get_table_names()) - {"alembic_version"}
        command.upgrade(config, "head")
        db.commit()

    assert left == set()
    assert differences(empty) == []


def test_tables_of_a_newer_version_stop_the_start_with_a_sentence(empty: Engine) -> None:
    migrate(empty)
    with empty.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = 'of_tomorrow'"))

    with pytest.raises(ConfigError, match="written by a newer version"):
        migrate(empty)


@pytest.mark.postgresql
def test_several_that_begin_at_once_make_the_tables_once(postgresql: Server) -> None:
    pair = postgresql.pair()
    engines = [writer_engine(pair.words) for _ in range(3)]
    for engine in engines:
        engine.connect().close()

    together([partial(migrate, engine) for engine in engines])

    assert differences(engines[0]) == []
    for engine in engines:
        engine.dispose()


def _rows(engine: Engine) -> dict[str, int]:
    with engine.connect() as db:
        names = sorted(inspect(db).get_table_names())
        return {name: db.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() for name in names}
