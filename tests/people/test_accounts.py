"""Accounts: what is kept of a password and of a secret, and which names and passwords will do."""

import pytest
from argon2 import extract_parameters
from sqlalchemy import select

from dialogue.kernel import limits
from dialogue.kernel.errors import Conflict, Invalid
from dialogue.people.accounts import NewAccount, add_account, open_secret
from dialogue.people.models import Account, RecoveryCode
from dialogue.people.passwords import NOBODYS, hash_password, password_fits
from dialogue.people.sign_in import claim_of
from tests.make.bed import Bed
from tests.make.staff import PASSWORD


def added(bed: Bed, name: str = "olive", password: str = PASSWORD) -> NewAccount:
    return bed.writer.run(lambda work: add_account(work, bed.pools, name, password, "ru"))


def test_an_account_gets_a_secret_an_address_for_the_app_and_ten_codes(bed: Bed) -> None:
    made = added(bed)

    with bed.readers.connect() as db:
        assert open_secret(db, bed.kit.sealer, made.account) == made.secret
        assert len(db.execute(select(RecoveryCode.code)).all()) == 10
    assert made.uri == f"otpauth://totp/Meeting:olive?secret={made.secret}&issuer=Meeting"
    assert len(set(made.codes)) == limits.RECOVERY_CODES


def test_neither_password_nor_secret_nor_codes_lie_on_the_disk(bed: Bed) -> None:
    made = added(bed)

    kept = b"".join(path.read_bytes() for path in bed.folder.iterdir())

    told = [PASSWORD, made.secret, *made.codes, *(code.replace("-", "") for code in made.codes)]
    assert [each for each in told if each.encode() in kept] == []


def test_two_passwords_that_differ_late_are_two_passwords() -> None:
    kept = hash_password("a" * 74 + "1" + "b" * 5)

    assert (password_fits(kept, "a" * 74 + "1" + "b" * 5), password_fits(kept, "a" * 74 + "2" + "b" * 5)) == (
        True,
        False,
    )


def test_a_password_is_the_same_from_any_keyboard() -> None:
    kept = hash_password("şəkər ağacı\u0300 é")

    assert password_fits(kept, "s\u0327əkər ag\u0306acı\u0300 e\u0301")


def test_an_unknown_name_costs_what_a_known_one_costs(bed: Bed) -> None:
    made = added(bed)

    with bed.readers.connect() as db:
        known, unknown = claim_of(db, " Olive"), claim_of(db, "nobody")

    wanted = (limits.ARGON2_TIME, limits.ARGON2_KIB, limits.ARGON2_LANES)
    costs = [extract_parameters(claim.kept) for claim in (known, unknown)]
    assert [(cost.time_cost, cost.memory_cost, cost.parallelism) for cost in costs] == [wanted, wanted]
    assert (known.account, unknown.account, unknown.kept) == (made.account, None, NOBODYS)


@pytest.mark.parametrize(
    ("name", "password", "field"),
    [
        ("olive", "short", "password"),
        ("olive", "password1234", "password"),
        ("olive", "olive olive", "password"),
        ("", PASSWORD, "text"),
        ("o" * 41, PASSWORD, "name"),
        ("ol\u202eive", PASSWORD, "text"),
    ],
)
def test_what_will_not_do_is_refused_and_nothing_is_kept(
    bed: Bed, name: str, password: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        added(bed, name, password)

    with bed.readers.connect() as db:
        assert db.execute(select(Account.id)).all() == []
    assert refused.value.data["field"] == field


def test_a_name_is_one_persons_however_it_is_written(bed: Bed) -> None:
    added(bed, "Olive  Tree")

    with pytest.raises(Conflict):
        added(bed, " olive tree")
