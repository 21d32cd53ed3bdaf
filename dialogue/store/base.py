"""What every table shares: names of constraints, column types, and a named way to be erased."""

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import BigInteger, Dialect, LargeBinary, MetaData, String
from sqlalchemy.orm import DeclarativeBase, MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator

from dialogue.kernel.ids import ID_LENGTH

NAMES: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The root of every table."""

    metadata = MetaData(naming_convention=NAMES)


class Moment(TypeDecorator[datetime]):
    """An aware UTC moment, kept as whole milliseconds since 1970."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Return what is kept."""
        return milliseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Return the moment."""
        return moment(value)


def milliseconds(value: datetime | None) -> int | None:
    """Refuse a naive moment: it would mean another time on another machine."""
    if value is None:
        return None
    if value.tzinfo is None:
        msg = "a naive moment cannot be stored"
        raise ValueError(msg)
    return round(value.timestamp() * 1000)


def moment(kept: int | None) -> datetime | None:
    """Return a moment that was kept, aware, in UTC."""
    return None if kept is None else datetime.fromtimestamp(kept / 1000, UTC)


def opaque_key() -> MappedColumn[str]:
    """A table's own opaque id."""
    return mapped_column(String(ID_LENGTH), primary_key=True)


def opaque(*, erased: str, **more: Any) -> MappedColumn[Any]:
    """An id of something on another floor, with no foreign key; `erased` names the verb that removes it.

    Where the id itself stays, for the log's sake, it is what it points to that is removed.
    """
    return mapped_column(String(ID_LENGTH), info={"erased": erased}, **more)


def sealed(*, erased: str, **more: Any) -> MappedColumn[Any]:
    """Words under a key; `erased` names the verb that removes them, or says "never"."""
    return mapped_column(LargeBinary, info={"erased": erased}, **more)
