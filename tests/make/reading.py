"""Somebody who reads and does not come to an end."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select

from dialogue.programmes.models import Programme
from tests.make.bed import Bed


@contextmanager
def endless_reading(bed: Bed) -> Iterator[None]:
    """A transaction that has read something, for the length of a block, however long that is."""
    with bed.readers.connect() as db:
        if not bed.sqlite:  # the server would soon end it
            db.exec_driver_sql("SET idle_in_transaction_session_timeout = 0")
        db.execute(select(Programme.id))  # no table of words: what counts is what it could still see
        yield
