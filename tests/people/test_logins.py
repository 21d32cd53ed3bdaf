"""Logins: only a hash is kept, and each ends by the clock or at once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from dialogue.kernel.errors import Invalid
from dialogue.people import logins
from dialogue.people.models import Login
from dialogue.people.sign_in import give_code, give_recovery
from tests.make.bed import Bed
from tests.make.office import an_account


def begun(bed: Bed, step: str = "in") -> tuple[str, str]:
    """Begin a login of somebody; return who, and the token."""
    account = an_account(bed)
    return account, bed.writer.run(lambda work: logins.begin(work.db, work.now, account=account, step=step))


def alive(bed: Bed, token: str | None) -> bool:
    with bed.readers.connect() as db:
        return logins.who(db, token, bed.clock.now()) is not None


def test_a_token_is_found_by_its_hash_and_is_nowhere(bed: Bed) -> None:
    account, token = begun(bed)

    with bed.readers.connect() as db:
        who = logins.who(db, token, bed.clock.now())
        [kept] = db.scalars(select(Login.token))

    assert who is not None
    assert (who.account, who.member, who.staff, kept) == (account, None, True, logins.hashed(token))
    assert token.encode() not in b"".join(path.read_bytes() for path in bed.folder.iterdir())


@pytest.mark.parametrize("token", [None, "", "another"])
def test_what_is_no_token_is_nobody(bed: Bed, token: str | None) -> None:
    begun(bed)

    assert not alive(bed, token)


def test_who_owes_the_code_is_not_staff(bed: Bed) -> None:
    _account, token = begun(bed, step="password")

    with bed.readers.connect() as db:
        who = logins.who(db, token, bed.clock.now())

    assert who is not None
    assert not who.staff


def test_a_sign_of_life_is_noted_once_a_minute(bed: Bed) -> None:
    _account, token = begun(bed)
    noted = []

    with bed.readers.connect() as db:
        for seconds in (0, 59, 60):
            later = bed.clock.now() + timedelta(seconds=seconds)
            noted.append(logins.stale(db, [logins.hashed(token), logins.hashed("unknown")], later))

    assert noted == [[], [], [logins.hashed(token)]]


def test_all_logins_of_an_account_end_together_and_no_others(bed: Bed) -> None:
    account, first = begun(bed)
    second = bed.writer.run(lambda work: logins.begin(work.db, work.now, account=account, step="in"))
    other = bed.writer.run(lambda work: logins.begin(work.db, work.now, member="u_" + "a" * 20, step="in"))

    bed.writer.run(lambda work: logins.end_all(work.db, account=account))

    assert [alive(bed, token) for token in (first, second, other)] == [False, False, True]


@pytest.mark.parametrize("step", ["in", "entering"])
def test_only_a_login_that_owes_a_code_takes_one(bed: Bed, step: str) -> None:
    _account, token = begun(bed, step)
    with bed.readers.connect() as db:
        who = logins.who(db, token, bed.clock.now())
    assert who is not None

    with pytest.raises(Invalid):
        bed.writer.run(lambda work: give_code(work, who, "000000"))
    with pytest.raises(Invalid):
        bed.writer.run(lambda work: give_recovery(work, who, "000000"))
