"""What waits for a moderator: put on hold, claimed, closed, reworded."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Self

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from dialogue.kernel import limits
from dialogue.kernel.clock import epoch
from dialogue.kernel.errors import Conflict
from dialogue.messages.events import HideReason
from dialogue.moderation.events import HoldOutcome, Rule
from dialogue.moderation.models import Hold


@dataclass(frozen=True, slots=True)
class Held:
    """A wording that waits, or came back and is still its author's newest."""

    message: str
    revision: str
    room: str
    rule: Rule
    outcome: HoldOutcome | None
    claimed_by: str | None
    claimed_until: datetime | None
    place: int

    @classmethod
    def fresh(cls, message: str, revision: str, room: str, rule: Rule) -> Self:
        """Return a hold that is to begin."""
        return cls(message, revision, room, rule, None, None, None, 0)

    @property
    def waits(self) -> bool:
        """Whether nobody has decided yet."""
        return self.outcome is None


_COLUMNS: Final[tuple[Any, ...]] = (
    Hold.message_id,
    Hold.revision_id,
    Hold.room_id,
    Hold.rule,
    Hold.outcome,
    Hold.claimed_by,
    Hold.claimed_until,
    Hold.place,
)


def newest_hold(db: Connection, message: str) -> Held | None:
    """Return the hold that a message's author still has to do with, or None."""
    row = db.execute(select(*_COLUMNS).where(Hold.message_id == message, Hold.past.is_(False))).one_or_none()
    return None if row is None else Held(*row)


def waiting_holds(db: Connection, which: ColumnElement[bool]) -> list[Held]:
    """Return what waits and answers to a condition, oldest first."""
    query = select(*_COLUMNS).where(Hold.state == "waiting", which).order_by(Hold.place, Hold.held)
    return [Held(*row) for row in db.execute(query)]


def was_held(db: Connection, message: str) -> bool:
    """Whether the desk was ever told of a message because it had to wait."""
    return bool(db.scalar(select(func.count()).select_from(Hold).where(Hold.message_id == message)))


def notes_about(db: Connection, message: str) -> list[str]:
    """Return what moderators wrote to the author when wordings of a message came back, oldest first."""
    query = select(Hold.note_id).where(Hold.message_id == message, Hold.note_id.is_not(None))
    return [note for note in db.scalars(query.order_by(Hold.held)) if note]


def put_on_hold(db: Connection, held: Held, session: str | None, now: datetime) -> None:
    """Have a wording wait; what its author had before is past."""
    settle(db, held.message)
    db.execute(
        insert(Hold).values(
            revision_id=held.revision,
            message_id=held.message,
            room_id=held.room,
            session_id=session,
            rule=held.rule,
            state="waiting",
            held=now,
            place=held.place,
        )
    )


def place_hold(db: Connection, revision: str, seq: int) -> None:
    """Note where on the desk a wording waits."""
    db.execute(update(Hold).where(Hold.revision_id == revision).values(place=seq))


def settle(db: Connection, message: str) -> None:
    """Close all that was held of a message: its author has nothing more to do with it."""
    db.execute(update(Hold).where(Hold.message_id == message).values(past=True, state="closed"))


def claim(db: Connection, held: Held, by: str, now: datetime) -> datetime:
    """Have one moderator read a wording for a minute; return until when."""
    until = now + timedelta(seconds=limits.CLAIM)
    _change(db, held, claimed_by=by, claimed_until=until)
    return until


def check_claim(held: Held, by: str, now: datetime) -> None:
    """Raise `Conflict` while another moderator is reading the wording."""
    if held.claimed_by in {None, by} or held.claimed_until is None:
        return
    left = (held.claimed_until - now).total_seconds()
    if not 0 < left <= limits.CLAIM:  # more is left only where the clock was set back
        return
    raise Conflict(why="claimed", by=str(held.claimed_by), until=epoch(held.claimed_until))


def close_hold(
    db: Connection,
    held: Held,
    outcome: HoldOutcome,
    reason: HideReason | None = None,
    note: str | None = None,
) -> None:
    """Note what became of a wording; what came back stays with its author, the rest is past."""
    past = outcome in {"shown", "withdrawn", "erased"}
    _change(db, held, state="closed", outcome=outcome, reason=reason, note_id=note, past=past)


def _change(db: Connection, held: Held, **values: Any) -> None:
    db.execute(update(Hold).where(Hold.revision_id == held.revision).values(**values))
