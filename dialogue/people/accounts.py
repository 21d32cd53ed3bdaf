"""Accounts of staff: made by the operator, with a password and a second factor from the first day."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, insert, select, update

from dialogue.kernel.errors import Conflict, Invalid, TooLarge
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import Lang
from dialogue.kernel.text import clean
from dialogue.people.models import Account
from dialogue.people.passwords import hash_password
from dialogue.people.passwords_rule import check_password
from dialogue.people.recovery import issue_recovery
from dialogue.people.totp import fresh_secret, secret_uri
from dialogue.store.pools import Pools
from dialogue.store.sealing import Sealer
from dialogue.store.work import Work

NAME_POINTS: Final = 40


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What the new member of staff is told once: the app's secret (also as an address) and recovery codes."""

    account: str
    secret: str
    uri: str
    codes: tuple[str, ...]


def add_account(work: Work, pools: Pools, name: str, password: str, lang: Lang | None) -> NewAccount:
    """Make an account; raises `Invalid` for a name or password that will not do, `Conflict` if taken.

    Without a language each page is in the one that the browser asks for, until another is chosen.
    """
    known = check_sign_in_name(name)
    check_password(password, known)
    if work.db.scalar(select(Account.id).where(Account.name == known)) is not None:
        raise Conflict(why="name")
    kept = pools.password(lambda: hash_password(password))
    account, secret = new_id("a"), fresh_secret()
    work.kit.keys.create(account)
    work.db.execute(
        insert(Account).values(
            id=account,
            name=known,
            password=kept,
            totp=work.kit.sealer.seal(account, ("account", account, "totp"), secret),
            totp_step=0,
            lang=lang or "",
        )
    )
    return NewAccount(account, secret, secret_uri(secret, known), issue_recovery(work.db, account))


def check_sign_in_name(name: str) -> str:
    """Return a name to sign in with, in small letters; raises `Invalid`."""
    try:
        known = " ".join(clean(name, NAME_POINTS, 4 * NAME_POINTS).casefold().split())
    except TooLarge:
        raise Invalid("name", "too_long", max=NAME_POINTS) from None
    if len(known) > NAME_POINTS:
        raise Invalid("name", "too_long", max=NAME_POINTS)
    return known


def open_secret(db: Connection, sealer: Sealer, account: str) -> str | None:
    """Return the secret of an account's one-time codes; None where the second factor was waived (demo)."""
    kept = db.scalar(select(Account.totp).where(Account.id == account))
    return None if kept is None else sealer.open(account, ("account", account, "totp"), kept)


def account_name(db: Connection, account: str) -> str:
    """Return the name that an account signs in with."""
    found: str | None = db.scalar(select(Account.name).where(Account.id == account))
    return found or ""


def spend_step(db: Connection, account: str, step: int) -> bool:
    """Note that a step's code was used; False when one as late was used already."""
    spent = db.execute(
        update(Account).where(Account.id == account, Account.totp_step < step).values(totp_step=step)
    )
    return bool(spent.rowcount)
