"""Fills an empty database with the demo; one that was broken off is begun anew at the next start."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import MetaData, func, make_url, select

from dialogue.app import Instance
from dialogue.config import Settings
from dialogue.flows.demo.seed import seed_demo
from dialogue.flows.schema import metadata
from dialogue.people.models import Account
from dialogue.store.engines import is_sqlite, writer_engine
from dialogue.store.keys import KeyBase

UNFINISHED: Final = "demo.unfinished"


def make_demo(instance: Instance) -> None:
    """Fill it; until that is done a mark beside the database says so, unless somebody has an account."""
    mark = instance.settings.data / UNFINISHED
    with instance.readers.connect() as db:
        untouched = not db.scalar(select(func.count()).select_from(Account))
    if untouched:
        mark.touch(0o600)
    seed_demo(instance.writer)
    mark.unlink(missing_ok=True)


def clear_unfinished(settings: Settings, say: Callable[[str], None]) -> None:
    """Take away a demo that was broken off halfway; nobody has anything in it."""
    mark = settings.data / UNFINISHED
    if not mark.exists():
        return
    say("The demo was broken off while it was being made; it is made anew.")
    _empty(settings.database_url, metadata)
    _empty(settings.keys_url, KeyBase.metadata)
    mark.unlink()


def _empty(url: str, tables: MetaData) -> None:
    if is_sqlite(url):
        file = Path(make_url(url).database or "")
        for path in file.parent.glob(f"{file.name}*"):
            path.unlink()
        return
    engine = writer_engine(url)
    with engine.begin() as db:
        tables.drop_all(db)
        db.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")
    engine.dispose()
