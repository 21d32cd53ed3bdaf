"""Server-side sessions: a random token in a cookie, only its hash here, ended by the clock or at once."""

from collections.abc import Collection
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from dialogue.kernel import limits
from dialogue.people.models import Account, Login
from dialogue.store.prepared import Prepared, listed

TOKEN_BYTES: Final = 32
OVER: Final = "logins"  # what a sign of life is over: it may run beside everything but another one
SEEN_STEP: Final = timedelta(minutes=1)  # finer would be a record of somebody's evening
_LIFE: Final = timedelta(seconds=limits.LOGIN_LIFE)
_IDLE: Final = timedelta(seconds=limits.IDLE_NO_SCRIPT)
_IDLE_STAFF: Final = timedelta(seconds=limits.IDLE_STAFF)
COLUMNS: Final = (Login.account_id, Login.member_id, Login.step, Login.started, Login.seen, Account.closed)
_BY_TOKEN: Final = Prepared(
    select(*COLUMNS)
    .outerjoin(Account, Account.id == Login.account_id)
    .where(Login.token == bindparam("token"))
)
_TOUCH: Final = Prepared(update(Login).where(Login.token == bindparam("login")).values(seen=bindparam("now")))
_SEEN: Final = Prepared(select(Login.token, Login.seen).where(Login.token.in_(listed("tokens"))))


class Who(msgspec.Struct, frozen=True):
    """Whom a token belongs to: an account or a member, and how far they have signed in."""

    token: bytes
    account: str | None
    member: str | None
    step: str

    @property
    def staff(self) -> bool:
        """Whether a member of staff has passed both password and code."""
        return self.account is not None and self.step == "in"


def hashed(token: str) -> bytes:
    """Return what is kept of a token."""
    return sha256(token.encode()).digest()


def begin(
    db: Connection, now: datetime, *, account: str | None = None, member: str | None = None, step: str
) -> str:
    """Begin a login and return its fresh token, told to the browser once."""
    token = token_urlsafe(TOKEN_BYTES)
    row = {"token": hashed(token), "account_id": account, "member_id": member, "step": step}
    db.execute(insert(Login).values(**row, started=now, seen=now))
    return token


def who(db: Connection, token: str | None, now: datetime) -> Who | None:
    """Return whom a token belongs to, or None when it is unknown, idle for too long or too old."""
    if not token:
        return None
    return by_hash(db, hashed(token), now)


def by_hash(db: Connection, token: bytes, now: datetime) -> Who | None:
    """The same for a token of which only the hash is known (open sockets)."""
    return told_by(token, _BY_TOKEN.first(db, token=token), now)


def told_by(token: bytes, row: tuple[Any, ...] | None, now: datetime) -> Who | None:
    """The same from the `COLUMNS` of a token, for whoever asked for more along with them."""
    if row is None:
        return None
    account, member, step, started, seen, closed = row
    if closed or now - started > _LIFE or now - seen > (_IDLE_STAFF if account else _IDLE):
        return None
    return Who(token, account, member, step)


def known(db: Connection, tokens: Collection[bytes]) -> set[bytes]:
    """Return those of several logins that have not been ended (open sockets)."""
    return set(db.scalars(select(Login.token).where(Login.token.in_(tokens))))


def stale(db: Connection, tokens: Collection[bytes], now: datetime) -> list[bytes]:
    """Return those of several logins whose last sign of life is old enough to be written anew."""
    rows = _SEEN.among(db, "tokens", tokens)
    return [bytes(token) for token, seen in rows if now - seen >= SEEN_STEP]


def touch(db: Connection, token: bytes, now: datetime) -> None:
    """Note that the login is alive."""
    _TOUCH.run(db, login=token, now=now)


def end(db: Connection, token: bytes) -> None:
    """End one login."""
    db.execute(delete(Login).where(Login.token == token))


def end_all(db: Connection, *, account: str | None = None, member: str | None = None) -> None:
    """End every login of an account or of a member."""
    if account is not None:
        db.execute(delete(Login).where(Login.account_id == account))
    if member is not None:
        db.execute(delete(Login).where(Login.member_id == member))


def end_everybodys(db: Connection) -> None:
    """End every login there is."""
    db.execute(delete(Login))


def sweep(db: Connection, now: datetime) -> None:
    """Forget logins that have ended by the clock."""
    db.execute(delete(Login).where(Login.started < now - timedelta(seconds=limits.LOGIN_LIFE)))
