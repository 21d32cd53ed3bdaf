"""Migrations: from empty, from any earlier revision with data in it, and equal to the models at the end."""

import shutil
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import IntegrityError

from dialogue.config import ConfigError
from dialogue.flows.schema import current, differences, migrate, migrations
from dialogue.store.engines import sqlite_url, writer_engine
from dialogue.store.rebuilding import rebuilding
from tests.make.server import Served


def _engine(folder: Path) -> Engine:
    return writer_engine(sqlite_url(folder / "dialogue.sqlite"))


def _revisions() -> list[str]:
    return [each.revision for each in ScriptDirectory.from_config(migrations()).walk_revisions()][::-1]


def test_an_empty_database_becomes_what_the_models_say(tmp_path: Path) -> None:
    engine = _engine(tmp_path)

    migrate(engine)

    assert differences(engine) == []
    assert current(engine) == (_revisions()[-1], _revisions()[-1])
    engine.dispose()


def test_migrating_again_changes_nothing(tmp_path: Path) -> None:
    engine = _engine(tmp_path)
    migrate(engine)

    migrate(engine)

    assert differences(engine) == []
    engine.dispose()


def test_a_database_full_of_data_keeps_every_row(tmp_path: Path) -> None:
    served = Served(tmp_path / "data", demo=True)
    assert served.stop() == 0
    engine = _engine(tmp_path / "data")
    before = _rows(engine)

    migrate(engine)

    assert _rows(engine) == before
    assert min(before[table] for table in ("message", "event", "rendering", "member")) > 0
    engine.dispose()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the example in it."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    assert Served(folder, demo=True).stop() == 0
    return folder


@pytest.mark.parametrize("revision", _revisions())
def test_a_database_of_an_earlier_version_keeps_every_row(tmp_path: Path, demo: Path, revision: str) -> None:
    shutil.copytree(demo, tmp_path / "data", ignore=shutil.ignore_patterns("*.sock"))
    engine = _engine(tmp_path / "data")
    config = migrations()
    with rebuilding(engine) as db:
        config.attributes["connection"] = db
        command.downgrade(config, revision)
    before = _rows(engine)

    migrate(engine)

    assert _rows(engine) == {**_rows(engine), **before}
    assert differences(engine) == []
    engine.dispose()


def test_a_key_that_points_nowhere_undoes_the_change(tmp_path: Path) -> None:
    engine = _engine(tmp_path)
    migrate(engine)

    with pytest.raises(IntegrityError), rebuilding(engine) as db:
        db.execute(
            text("INSERT INTO appointment (id, programme_id, account_id, role, langs) VALUES (1, 2, 3, 4, 5)")
        )

    with engine.connect() as db:
        assert db.scalar(text("SELECT count(*) FROM appointment")) == 0
        assert db.scalar(text("PRAGMA foreign_keys")) == 1
    engine.dispose()


@pytest.mark.parametrize("revision", _revisions())
def test_every_revision_can_be_gone_back_from_and_to_again(tmp_path: Path, revision: str) -> None:
    engine = _engine(tmp_path)
    config = migrations()
    with engine.connect() as db:
        db.begin()
        config.attributes["connection"] = db
        command.upgrade(config, revision)
        command.downgrade(config, "base")
        left = set(inspect(db).get_table_names()) - {"alembic_version"}
        command.upgrade(config, "head")
        db.commit()

    assert left == set()
    assert differences(engine) == []
    engine.dispose()


def test_tables_of_a_newer_version_stop_the_start_with_a_sentence(tmp_path: Path) -> None:
    engine = _engine(tmp_path)
    migrate(engine)
    with engine.begin() as db:
        db.execute(text("UPDATE alembic_version SET version_num = 'of_tomorrow'"))

    with pytest.raises(ConfigError, match="written by a newer version"):
        migrate(engine)

    engine.dispose()


def _rows(engine: Engine) -> dict[str, int]:
    with engine.connect() as db:
        names = sorted(inspect(db).get_table_names())
        return {name: db.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() for name in names}
