"""Signing in: name and password, then a code. An unknown name costs and says the same as a wrong password."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from dialogue.kernel.errors import Invalid
from dialogue.people import logins
from dialogue.people.accounts import open_secret, spend_step
from dialogue.people.logins import Who
from dialogue.people.models import Account
from dialogue.people.passwords import NOBODYS, password_fits
from dialogue.people.recovery import use_recovery
from dialogue.people.totp import step_of
from dialogue.store.pools import Pools
from dialogue.store.work import Work


@dataclass(frozen=True, slots=True)
class Claim:
    """Who somebody says they are: the account if there is one, and the hash to compare with either way."""

    account: str | None
    kept: str


def claim_of(db: Connection, name: str) -> Claim:
    """Return what a sign-in name stands for."""
    # no name has a NUL, and not every database can even be asked for one
    known = " ".join(name.casefold().replace("\0", "\ufffd").split())
    row = db.execute(
        select(Account.id, Account.password).where(Account.name == known, Account.closed.is_(False))
    ).one_or_none()
    return Claim(None, NOBODYS) if row is None else Claim(row.id, row.password)


def check_claim(pools: Pools, claim: Claim, password: str) -> str:
    """Return the account; raises one and the same `Invalid` for an unknown name and for a wrong password."""
    fits = pools.password(lambda: password_fits(claim.kept, password))
    if claim.account is None or not fits:
        raise Invalid("name", "sign_in")
    return claim.account


def owe_code(work: Work, account: str, before: Who | None) -> str:
    """Begin a login that still owes the code; return its token."""
    if before is not None:
        logins.end(work.db, before.token)
    return logins.begin(work.db, work.now, account=account, step="password")


def give_code(work: Work, who: Who, code: str) -> str:
    """Exchange a login that owes the code for one that is in; raises `Invalid` for a wrong or used code."""
    account = _owing(who)
    secret = open_secret(work.db, work.kit.sealer, account)
    used = work.db.scalar(select(Account.totp_step).where(Account.id == account)) or 0
    step = step_of(secret, code, work.now, used) if secret is not None else None
    if step is None or not spend_step(work.db, account, step):
        raise Invalid("one_time", "wrong")
    return come_in(work, who, account)


def give_recovery(work: Work, who: Who, code: str) -> str:
    """The same with one of the ten recovery codes, which is then used up."""
    account = _owing(who)
    if not use_recovery(work.db, account, code):
        raise Invalid("recovery", "wrong")
    return come_in(work, who, account)


def come_in(work: Work, before: Who | None, account: str) -> str:
    """Begin a login that is in, under a fresh token; the one before it ends."""
    if before is not None:
        logins.end(work.db, before.token)
    return logins.begin(work.db, work.now, account=account, step="in")


def _owing(who: Who) -> str:
    if who.account is None or who.step != "password":
        raise Invalid("one_time", "wrong")
    return who.account
