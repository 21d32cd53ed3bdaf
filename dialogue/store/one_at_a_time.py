"""Has several processes of one instance do by turns what each of them does by the clock."""

from collections.abc import Callable
from typing import Final

from sqlalchemy import Engine

from dialogue.store.postgresql import OUTSIDE

ROUNDS: Final = 0x726F756E6473  # the number under which PostgreSQL knows this lock
_TAKE: Final = f"SELECT pg_try_advisory_lock({ROUNDS})"
_LEAVE: Final = f"SELECT pg_advisory_unlock({ROUNDS})"


def unless_another(engine: Engine, act: Callable[[], None]) -> None:
    """Do it, unless another process is at it at this moment; a lock goes with the process that held it."""
    if engine.dialect.name != "postgresql":  # there is one process
        act()
        return
    with engine.connect().execution_options(**{OUTSIDE: True}) as db:
        if not db.exec_driver_sql(_TAKE).scalar():
            return
        try:
            act()
        finally:
            db.exec_driver_sql(_LEAVE)
