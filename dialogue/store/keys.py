"""The key store: one key per room or programme, wrapped by the master key, and the erasure ledger.

It is a database of its own, so that a backup of the words never carries what opens them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_bytes
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Engine, Integer, LargeBinary, String, delete, func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from dialogue.kernel.errors import Missing
from dialogue.kernel.ids import ID_LENGTH
from dialogue.store.base import Moment
from dialogue.store.checkpoint import empty_log
from dialogue.store.postgresql import run_alone
from dialogue.store.vacuum import rewrite

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12


class KeyBase(DeclarativeBase):
    """The root of the key store's own tables; never in the same database as the words."""


class WrappedKey(KeyBase):
    """A key under the master key."""

    __tablename__ = "wrapped_key"
    owner: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)


class LedgerLine(KeyBase):
    """A promise that something is erased or ended, written before it is, replayed after a restore."""

    __tablename__ = "erasure_ledger"
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(Moment)
    kind: Mapped[str] = mapped_column(String(16))
    target: Mapped[str] = mapped_column(String(ID_LENGTH))


@dataclass(frozen=True, slots=True)
class Erased:
    """One line of the ledger."""

    number: int
    kind: str
    target: str
    at: datetime


class KeyStore:
    """Keys by owner; remembers unwrapped keys until they are destroyed."""

    def __init__(self, engine: Engine, master: bytes) -> None:
        self._engine = engine
        self._master = AESGCM(master)
        self._open: dict[str, bytes] = {}
        self._settled = False  # what was destroyed before a crash may still lie in the log
        with engine.begin() as db:
            run_alone(db)  # of several processes that begin at once, one makes the tables
            KeyBase.metadata.create_all(db)

    def create(self, owner: str) -> None:
        """Make a key, durable on return; a second call for the same owner changes nothing."""
        if self._find(owner) is not None:
            return
        key, nonce = token_bytes(KEY_BYTES), token_bytes(NONCE_BYTES)
        wrapped = nonce + self._master.encrypt(nonce, key, owner.encode())
        try:
            with self._engine.begin() as db:
                db.execute(insert(WrappedKey).values(owner=owner, wrapped=wrapped))
        except IntegrityError:  # another process was quicker: its key is the one that counts
            return
        self._open[owner] = key

    def key(self, owner: str) -> bytes:
        """Return the key; raises `Missing` when it was destroyed or never made."""
        found = self._find(owner)
        if found is None:
            raise Missing
        return found

    def holds(self, owner: str) -> bool:
        """Whether there is a key."""
        return self._find(owner) is not None

    def owners(self) -> set[str]:
        """Return whose keys are there."""
        with self._engine.connect() as db:
            return set(db.scalars(select(WrappedKey.owner)))

    def destroy(self, owner: str) -> None:
        """Forget the key for good: nothing sealed with it can be opened again, once this is settled."""
        self._settled = False
        with self._engine.begin() as db:
            db.execute(delete(WrappedKey).where(WrappedKey.owner == owner))
        self._open.pop(owner, None)

    def forget_destroyed(self) -> None:
        """Let go of keys that were opened here and that another process has destroyed since."""
        asked = list(self._open)
        if not asked:
            return
        with self._engine.connect() as db:
            there = set(db.scalars(select(WrappedKey.owner).where(WrappedKey.owner.in_(asked))))
        for owner in set(asked) - there:
            self._open.pop(owner, None)

    def settle(self) -> None:
        """Take destroyed keys out of what lies beside the table; where a reader is in the way, next time."""
        if self._settled:
            return
        if self._engine.dialect.name == "postgresql":
            self._settled = rewrite(self._engine, KeyBase.metadata.tables)
            return
        connection = self._engine.raw_connection()
        try:
            self._settled = empty_log(connection.dbapi_connection)
        finally:
            connection.close()

    def close(self) -> None:
        """Let go of the database, and of every key that was opened."""
        self._open.clear()
        self._engine.dispose()

    def note_erasure(self, kind: str, target: str, at: datetime) -> None:
        """Write a line of the ledger, durable on return."""
        self.note_erasures(kind, [target], at)

    def note_erasures(self, kind: str, targets: Sequence[str], at: datetime) -> None:
        """Write a line for each, all of them durable at once."""
        if not targets:
            return
        with self._engine.begin() as db:
            db.execute(insert(LedgerLine), [{"at": at, "kind": kind, "target": target} for target in targets])

    def ledger(self, after: int = 0) -> list[Erased]:
        """Return the lines after a number, oldest first."""
        columns = (LedgerLine.number, LedgerLine.kind, LedgerLine.target, LedgerLine.at)
        query = select(*columns).where(LedgerLine.number > after)
        with self._engine.connect() as db:
            return [Erased(*row) for row in db.execute(query.order_by(LedgerLine.number))]

    def forget_lines(self, kinds: Collection[str], before: datetime) -> None:
        """Let lines of some kinds go, for what they speak of is in no backup any more."""
        which = LedgerLine.kind.in_(kinds) & (LedgerLine.at < before)
        with self._engine.connect() as db:
            if db.scalar(select(LedgerLine.number).where(which).limit(1)) is None:
                return
        with self._engine.begin() as db:
            db.execute(delete(LedgerLine).where(which))

    def noted(self, kind: str, target: str) -> datetime | None:
        """Return when the ledger last promised that something is erased, or None."""
        query = select(func.max(LedgerLine.at)).where(LedgerLine.kind == kind, LedgerLine.target == target)
        with self._engine.connect() as db:
            return db.scalar(query)

    def _find(self, owner: str) -> bytes | None:
        if owner in self._open:
            return self._open[owner]
        with self._engine.connect() as db:
            wrapped = db.scalar(select(WrappedKey.wrapped).where(WrappedKey.owner == owner))
        if wrapped is None:
            return None
        key = unwrap(self._master, owner, wrapped)
        self._open[owner] = key
        return key


def unwrap(master: AESGCM, owner: str, wrapped: bytes) -> bytes:
    """Return the key; raises `InvalidTag` when it was wrapped by another master key, or for another owner."""
    return master.decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], owner.encode())
