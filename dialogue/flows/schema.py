"""The whole schema: every table there is, and how a database is brought up to it."""

from typing import Final

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine, MetaData

from dialogue.config import ConfigError, shared
from dialogue.interpretation import models as interpretation
from dialogue.messages import models as messages
from dialogue.moderation import models as moderation
from dialogue.people import models as people
from dialogue.programmes import models as programmes
from dialogue.rooms import models as rooms
from dialogue.store.base import Base
from dialogue.store.postgresql import run_alone
from dialogue.store.rebuilding import rebuilding
from dialogue.streams import models as streams
from dialogue.summaries import models as summaries

TABLES: Final = (interpretation, messages, moderation, people, programmes, rooms, streams, summaries)
metadata: Final[MetaData] = Base.metadata


def migrations() -> Config:
    """Return Alembic's settings; there is no file of them, so that they cannot point elsewhere."""
    config = Config()
    config.set_main_option("script_location", str(shared("migrations")))
    return config


def migrate(engine: Engine, to: str = "head") -> None:
    """Bring a database up to the newest schema, from empty or from any earlier one, in one transaction.

    Or up to an earlier one, for rows that were written under it.
    """
    config = migrations()
    with rebuilding(engine) as db:
        run_alone(db)  # of several processes that begin at once, one brings the tables up to date
        config.attributes["connection"] = db
        try:
            command.upgrade(config, to)
        except CommandError as fault:
            msg = "This database was written by a newer version. Install that version, or restore a backup."
            raise ConfigError(msg) from fault


def current(engine: Engine) -> tuple[str | None, str | None]:
    """Return the revision a database has, and the newest there is."""
    newest = ScriptDirectory.from_config(migrations()).get_current_head()
    with engine.connect() as db:
        return MigrationContext.configure(db).get_current_revision(), newest


def differences(engine: Engine) -> list[object]:
    """Return what the tables in a database lack or have beyond the models; empty when they are equal."""
    with engine.connect() as db:
        return list(compare_metadata(MigrationContext.configure(db), metadata))
