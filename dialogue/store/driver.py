"""Gives the driver itself an order, for the few that SQLAlchemy takes longer to word than they take to do."""

from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError


def order(db: Connection, statement: str, **how: Any) -> None:
    """Carry out words of ours in which there is no value; faults are SQLAlchemy's own."""
    driver, faults = db.connection.dbapi_connection, db.dialect.loaded_dbapi.Error
    try:
        driver.cursor().execute(statement, **how)  # type: ignore[union-attr] # it is open
    except faults as fault:
        gone = db.dialect.is_disconnect(fault, driver, None)
        if gone:
            db.invalidate(fault)
        raise DBAPIError.instance(
            statement,
            None,
            fault,
            faults,
            hide_parameters=True,
            connection_invalidated=gone,
            dialect=db.dialect,
        ) from fault
