"""Prepared statements: the same rows as SQLAlchemy's, in the same transaction, with the same faults."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from dialogue.people.models import Account, Login
from dialogue.store.prepared import PORTION, Prepared, listed
from tests.make.bed import make_bed

AT = datetime(2026, 11, 5, 19, 0, tzinfo=UTC)
TOKEN = bytes(range(32))
COLUMNS = (Login.token, Login.step, Login.started, Login.account_id)
BY_STEP = Prepared(select(*COLUMNS).where(Login.step == bindparam("step")).order_by(Login.token))
ADD = Prepared(
    insert(Login.__table__).values(  # type: ignore[arg-type] # a table, whatever its type says
        token=bindparam("token"),
        account_id=None,
        member_id=bindparam("member"),
        step="in",
        started=bindparam("at"),
        seen=bindparam("at"),
    )
)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    bed = make_bed(tmp_path)
    with bed.engine.connect() as connection:
        connection.begin()
        yield connection
    bed.close()


def test_rows_are_those_that_sqlalchemy_reads(db: Connection) -> None:
    db.execute(insert(Login).values(token=TOKEN, member_id="u_1", step="in", started=AT, seen=AT))

    rows = BY_STEP.all(db, step="in")

    assert rows == [(TOKEN, "in", AT, None)]
    assert rows == [tuple(row) for row in db.execute(select(*COLUMNS))]
    assert BY_STEP.first(db, step="in") == rows[0]
    assert BY_STEP.first(db, step="password") is None
    assert BY_STEP.scalar(db, step="in") == TOKEN


def test_what_is_fixed_in_the_statement_need_not_be_given(db: Connection) -> None:
    ADD.run(db, token=TOKEN, member="u_1", at=AT)

    assert BY_STEP.all(db, step="in") == [(TOKEN, "in", AT, None)]


def test_many_rows_go_down_at_once(db: Connection) -> None:
    ADD.run_each(db, [{"token": bytes([n]) * 32, "member": f"u_{n}", "at": AT} for n in range(3)])

    assert [row[0][0] for row in BY_STEP.all(db, step="in")] == [0, 1, 2]


@pytest.mark.parametrize("wanted", [0, 1, PORTION, PORTION + 1, 3 * PORTION])
def test_a_list_is_asked_for_in_portions(db: Connection, wanted: int) -> None:
    tokens = [bytes([n]) * 32 for n in range(3 * PORTION)]
    ADD.run_each(db, [{"token": token, "member": "u_1", "at": AT} for token in tokens])
    some = select(Login.token).where(Login.token.in_(listed("tokens")), Login.step == bindparam("step"))

    rows = Prepared(some).among(db, "tokens", tokens[:wanted], step="in")

    assert sorted(rows) == [(token,) for token in tokens[:wanted]]


def test_a_broken_rule_is_sqlalchemys_error_and_tells_no_values(db: Connection) -> None:
    ADD.run(db, token=TOKEN, member="u_secret", at=AT)

    with pytest.raises(IntegrityError) as told:
        ADD.run(db, token=TOKEN, member="u_secret", at=AT)
    with pytest.raises(IntegrityError):
        ADD.run_each(db, [{"token": TOKEN, "member": "u_secret", "at": AT}])

    assert "u_secret" not in str(told.value)


def test_it_is_part_of_the_transaction_around_it(db: Connection) -> None:
    savepoint = db.begin_nested()
    ADD.run(db, token=TOKEN, member="u_1", at=AT)

    savepoint.rollback()

    assert BY_STEP.all(db, step="in") == []


def test_whoever_asks_first_begins_the_transaction(tmp_path: Path) -> None:
    bed = make_bed(tmp_path)
    with bed.readers.connect() as reader:
        before = BY_STEP.all(reader, step="in")
        bed.writer.run(lambda work: ADD.run(work.db, token=TOKEN, member="u_1", at=AT))

        after = BY_STEP.all(reader, step="in")

    assert (before, after) == ([], [])
    bed.close()


def test_a_change_without_a_parameter_is_carried_out(db: Connection) -> None:
    ADD.run(db, token=TOKEN, member="u_1", at=AT)
    all_out = Prepared(update(Login).values(step="out"))

    all_out.run(db)

    assert db.scalar(select(Account.id)) is None
    assert db.scalar(select(Login.step)) == "out"
