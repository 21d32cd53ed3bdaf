"""Looks whether a database can be worked with, before anything is written; says what to do if not."""

from typing import Final

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DBAPIError

from dialogue.config import ConfigError

WORDS, KEYS = "DIALOGUE_DATABASE_URL", "DIALOGUE_KEYS_URL"
# a table that only the one has, and only the other
OF_WORDS, OF_KEYS = "stream", "wrapped_key"
MAKE_ONE: Final = "createdb --template=template0 --encoding=UTF8 --locale=C"
_ORDER: Final = "SELECT string_agg(x, '' ORDER BY x) FROM unnest(ARRAY['B', 'a', '1', '_']) AS x"
_ENCODING: Final = "SELECT getdatabaseencoding()"


def check_databases(words: Engine, keys: Engine) -> None:
    """Raise `ConfigError` unless both will do, and are two."""
    for engine, setting, foreign in ((words, WORDS, OF_KEYS), (keys, KEYS, OF_WORDS)):
        try:
            with engine.connect() as db:
                _check(db, setting, foreign)
        except DBAPIError as fault:
            msg = f"The database in {setting} does not answer: {_reason(engine, fault)}"
            raise ConfigError(msg) from None


def _check(db: Connection, setting: str, foreign: str) -> None:
    if inspect(db).has_table(foreign):
        msg = (
            f"The database in {setting} is the other one's: words and keys must lie in two, "
            "so that no backup holds both."
        )
        raise ConfigError(msg)
    if db.dialect.name != "postgresql":
        return
    encoding, order = (db.exec_driver_sql(asked).scalar() for asked in (_ENCODING, _ORDER))
    if (encoding, order) != ("UTF8", "1B_a"):
        msg = f"The database in {setting} must order UTF-8 by its code points. Make one with: {MAKE_ONE}"
        raise ConfigError(msg)


def _reason(engine: Engine, fault: DBAPIError) -> str:
    """Return the first line of the driver's own words, without what nobody should see."""
    line = (str(fault.orig).splitlines() or [""])[0]
    password = engine.url.password
    return line.replace(str(password), "…") if password else line
