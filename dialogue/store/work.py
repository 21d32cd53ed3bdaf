"""One command's share of a transaction: what a flow may touch, and nothing more."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from dialogue.kernel.clock import Clock
from dialogue.kernel.draw import Draw
from dialogue.store.keys import KeyStore
from dialogue.store.sealing import Sealer


@dataclass(frozen=True, slots=True)
class Kit:
    """What every flow is given from outside."""

    clock: Clock
    draw: Draw
    keys: KeyStore
    sealer: Sealer


class Pending:
    """Something that gets its number when the batch is complete; `append` of streams makes them."""


def tell_nobody(pending: list[Pending]) -> None:
    """Tell nobody: a writer's port for the fan-out while nothing listens."""


class Work:
    """The open transaction as one command sees it.

    `db` speaks Core, `session` the mapped classes; both are the same transaction.
    Leaving with an error undoes this command alone.
    """

    def __init__(self, db: Connection, kit: Kit) -> None:
        self.db = db
        self.kit = kit
        self.now: datetime = kit.clock.now()
        self.pending: list[Pending] = []
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        """The mapped classes, opened on first use."""
        if self._session is None:
            self._session = Session(
                bind=self.db, join_transaction_mode="rollback_only", expire_on_commit=False, autoflush=True
            )
        return self._session

    def pend(self, item: Pending) -> None:
        """Have the item numbered with the batch, after every command in it has run."""
        self.pending.append(item)

    def settle(self) -> None:
        """Write what the session still holds."""
        if self._session is not None:
            self._session.flush()

    def close(self) -> None:
        """Let go of the session; the transaction stays as it is."""
        if self._session is not None:
            self._session.expunge_all()
            self._session.close()
            self._session = None
