"""Runs the migrations on the connection it is given, or on the database of the settings."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection

from dialogue.config import read_settings
from dialogue.flows.schema import metadata
from dialogue.store.base import Moment
from dialogue.store.engines import is_sqlite, writer_engine


def _plain(kind: str, thing: object, _context: AutogenContext) -> str | Literal[False]:
    """Migrations name the plain type, so that they still run when our own types have changed."""
    return "sa.BigInteger()" if kind == "type" and isinstance(thing, Moment) else False


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=is_sqlite(str(connection.engine.url)),
        render_item=_plain,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    _run(given)
else:
    with writer_engine(read_settings().database_url).connect() as own:
        _run(own)
        own.commit()
