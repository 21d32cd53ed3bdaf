"""Recovery codes: ten, each in place of a one-time code once. 80 random bits, so a fast hash is enough."""

from hashlib import sha256
from secrets import choice
from typing import Final

from sqlalchemy import Connection, delete, func, insert, select

from dialogue.kernel import limits
from dialogue.people.models import RecoveryCode

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS: Final = 4
GROUP: Final = 4
READ_AS: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None})


def issue_recovery(db: Connection, account: str) -> tuple[str, ...]:
    """Return ten fresh codes, told once; older ones no longer work."""
    db.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account))
    codes = tuple(_fresh() for _ in range(limits.RECOVERY_CODES))
    db.execute(insert(RecoveryCode), [{"account_id": account, "code": _hashed(code)} for code in codes])
    return codes


def use_recovery(db: Connection, account: str, code: str) -> bool:
    """Use a code up; False when it is not one of this account's, or was used before."""
    gone = db.execute(
        delete(RecoveryCode).where(RecoveryCode.account_id == account, RecoveryCode.code == _hashed(code))
    )
    return bool(gone.rowcount)


def recovery_left(db: Connection, account: str) -> int:
    """Return how many codes are left."""
    query = select(func.count()).select_from(RecoveryCode).where(RecoveryCode.account_id == account)
    return int(db.scalar(query) or 0)


def _fresh() -> str:
    return "-".join("".join(choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))


def _hashed(code: str) -> bytes:
    return sha256("".join(code.upper().split()).translate(READ_AS).encode()).digest()
