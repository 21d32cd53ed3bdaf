"""A statement compiled once for each kind of database, and from then on run on the driver itself.

For what every message asks: SQLAlchemy takes some hundred microseconds to put a statement together and to
read its rows, SQLite a few to carry it out. It is the same transaction, and faults are SQLAlchemy's own.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Connection,
    Delete,
    Dialect,
    Insert,
    LargeBinary,
    Select,
    SelectBase,
    Update,
    bindparam,
)
from sqlalchemy.exc import DBAPIError

from dialogue.store.base import Moment, milliseconds, moment

Statement = Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]] | Insert | Update | Delete
Values = dict[str, Any]
Row = tuple[Any, ...]
Change = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """How one kind of database is asked."""

    sql: str
    bind: Callable[[Values], Any]  # what the driver is given for named values, which are changed for it
    read: tuple[tuple[int, Change], ...]  # columns that are not as the driver gives them
    faults: type[Exception]
    dialect: Dialect


PORTION: Final = 16  # names in one list; their number is part of a statement's text


def listed(name: str) -> list[BindParameter[Any]]:
    """Return the parameters of a list, for `column.in_(listed("ids"))`; `Prepared.among` fills them."""
    return [bindparam(f"{name}_{place}") for place in range(PORTION)]


class Prepared:
    """One statement with named parameters."""

    __slots__ = ("_by_dialect", "_statement")

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._by_dialect: dict[str, _Compiled] = {}

    def all(self, db: Connection, /, **values: Any) -> list[Row]:
        """Return all rows."""
        how = self._for(db)
        rows: list[Row] = self._run(how, db, values).fetchall()
        return [_changed(row, how.read) for row in rows] if how.read else rows

    def first(self, db: Connection, /, **values: Any) -> Row | None:
        """Return the first row, if there is one."""
        how = self._for(db)
        row: Row | None = self._run(how, db, values).fetchone()
        return _changed(row, how.read) if row is not None and how.read else row

    def among(self, db: Connection, /, name: str, items: Iterable[Any], **values: Any) -> list[Row]:
        """Return all rows for a list, asked for in portions; a last one is filled up with what it has."""
        left, found = list(items), list[Row]()
        for start in range(0, len(left), PORTION):
            portion = left[start : start + PORTION]
            portion += portion[:1] * (PORTION - len(portion))
            among = {f"{name}_{place}": item for place, item in enumerate(portion)}
            found += self.all(db, **among, **values)
        return found

    def scalar(self, db: Connection, /, **values: Any) -> Any:  # noqa: ANN401 - a column of any type
        """Return the first column of the first row, or None."""
        row = self.first(db, **values)
        return None if row is None else row[0]

    def run(self, db: Connection, /, **values: Any) -> None:
        """Carry it out."""
        self._run(self._for(db), db, values)

    def run_each(self, db: Connection, rows: Sequence[Values]) -> None:
        """Carry it out once for each row of values."""
        how = self._for(db)
        if len(rows) == 1:  # PostgreSQL's driver goes there and back once more for several
            self._run(how, db, dict(rows[0]))
            return
        cursor = _driver(db).cursor()
        try:
            cursor.executemany(how.sql, [how.bind(dict(row)) for row in rows])
        except how.faults as fault:
            raise _told(fault, how) from fault

    def _run(self, how: _Compiled, db: Connection, values: Values) -> Any:  # noqa: ANN401 - a driver's cursor
        cursor = _driver(db).cursor()
        try:
            cursor.execute(how.sql, how.bind(values))
        except how.faults as fault:
            raise _told(fault, how) from fault
        return cursor

    def _for(self, db: Connection) -> _Compiled:
        found = self._by_dialect.get(db.dialect.name)
        if found is None:
            found = self._by_dialect[db.dialect.name] = _compile(self._statement, db.dialect)
        return found


def _driver(db: Connection) -> Any:  # noqa: ANN401 - the driver's own connection
    if not db.in_transaction():
        db.begin()  # what is read together is one moment, whoever asks first
    return db.connection.dbapi_connection


def _told(fault: Exception, how: _Compiled) -> Exception:
    """Return the fault as SQLAlchemy tells it, without what was to be written."""
    told: Exception = DBAPIError.instance(
        how.sql, None, fault, how.faults, hide_parameters=True, dialect=how.dialect
    )
    return told


def _compile(statement: Statement, dialect: Dialect) -> _Compiled:
    compiled: Any = statement.compile(dialect=dialect)
    changes = {name: _to_driver(bind.type, dialect) for name, bind in compiled.binds.items()}
    fixed = {name: bind.effective_value for name, bind in compiled.binds.items() if not bind.required}
    names = list(compiled.positiontup or compiled.binds)
    columns = statement.selected_columns if isinstance(statement, SelectBase) else ()
    read = [(place, _from_driver(column.type, dialect)) for place, column in enumerate(columns)]
    faults: type[Exception] = dialect.dbapi.Error  # type: ignore[union-attr] # it has connected before
    return _Compiled(
        sql=compiled.string,
        bind=_binder(names, changes, fixed, positional=compiled.positional),
        read=tuple((place, change) for place, change in read if change is not None),
        faults=faults,
        dialect=dialect,
    )


def _to_driver(kind: Any, dialect: Dialect) -> Change | None:  # noqa: ANN401 - a column's type
    if isinstance(kind, LargeBinary) and dialect.name == "sqlite":
        return _plain_bytes
    if isinstance(kind, Moment):  # without the type's own detour
        return milliseconds
    change: Change | None = kind.dialect_impl(dialect).bind_processor(dialect)
    return change


def _plain_bytes(value: bytes | None) -> bytearray | None:
    # the one kind of bytes for which SQLite's driver does not first look for an adapter
    return None if value is None else bytearray(value)


def _from_driver(kind: Any, dialect: Dialect) -> Change | None:  # noqa: ANN401 - a column's type
    if isinstance(kind, Moment):
        return moment
    change: Change | None = kind.dialect_impl(dialect).result_processor(dialect, None)
    return change


def _binder(
    names: Sequence[str], changes: dict[str, Change | None], fixed: Values, *, positional: bool
) -> Callable[[Values], Any]:
    changing = tuple(
        (name, change) for name, change in changes.items() if change is not None and name not in fixed
    )
    ready = {name: _change(value, changes[name]) for name, value in fixed.items()}
    pick: Callable[[Values], Any] = itemgetter(*names) if len(names) > 1 else _only(names)
    if not positional:
        pick = _all

    def bind(values: Values) -> Any:  # noqa: ANN401 - a tuple or a dictionary, as the driver has it
        for name, change in changing:
            values[name] = change(values[name])
        if ready:
            values.update(ready)
        return pick(values)

    return bind


def _only(names: Sequence[str]) -> Callable[[Values], tuple[Any, ...]]:
    return lambda values: tuple(values[name] for name in names)


def _all(values: Values) -> Values:
    return values


def _change(value: object, change: Change | None) -> object:
    return value if change is None else change(value)


def _changed(row: Row, read: Iterable[tuple[int, Change]]) -> Row:
    found = list(row)
    for place, change in read:
        found[place] = change(found[place])
    return tuple(found)
