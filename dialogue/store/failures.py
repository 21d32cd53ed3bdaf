"""Tells apart what PostgreSQL can fail with, by its own codes: whether trying again is of use, and when."""

from enum import Enum
from typing import Final

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError

DEADLOCK, SERIALIZATION, UNIQUE = "40P01", "40001", "23505"
LOCK_NOT_AVAILABLE: Final = "55P03"
# connection lost, being shut down or started, out of connections, ended for having waited too long
GONE: Final = ("08", "57P", "53300", "25P03")


class Failure(Enum):
    """What became of a transaction that was not committed."""

    COLLIDED = "collided"  # with another one: once that is over it may go well
    LOST = "lost"  # its connection: a new one may work
    LOCKED = "locked"  # out for too long
    OTHER = "other"  # trying again comes to the same


def failure_of(fault: SQLAlchemyError) -> Failure:
    """Return what kind of failure this is."""
    if not isinstance(fault, DBAPIError):
        return Failure.OTHER
    code = getattr(fault.orig, "sqlstate", None)
    if code in {DEADLOCK, SERIALIZATION, UNIQUE}:
        return Failure.COLLIDED
    if code == LOCK_NOT_AVAILABLE:
        return Failure.LOCKED
    silent = code is None and isinstance(fault, OperationalError | InterfaceError)
    if fault.connection_invalidated or silent or (code or "").startswith(GONE):
        return Failure.LOST
    return Failure.OTHER
