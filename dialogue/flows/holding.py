"""Has a wording wait for a moderator, and closes what was decided.

The desk and the author are told, nobody else; the booth only where a text was wanted of it.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection

from dialogue.flows.telling import own_place_of
from dialogue.interpretation.asks import close_asks, was_asked
from dialogue.kernel.locales import Lang
from dialogue.messages.events import HideReason
from dialogue.messages.finding import Found, find_message
from dialogue.messages.writing import set_state
from dialogue.moderation.events import HoldClosed, HoldOutcome, MessageHeld
from dialogue.moderation.holding import Held, close_hold, place_hold, put_on_hold, waiting_holds
from dialogue.rooms.log import RoomLog
from dialogue.store.work import Work
from dialogue.streams.append import Appended, append


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a held wording; `by` is the moderator who decided, None for the clock or the author."""

    outcome: HoldOutcome
    reason: HideReason | None = None
    note: str | None = None
    by: str | None = None


def hold_wording(work: Work, log: RoomLog, found: Found, held: Held, lang: Lang, session: str | None) -> None:
    """Have a wording wait at the end of the queue."""
    put_on_hold(work.db, held, session, work.now)
    event = MessageHeld(found.id, held.revision, held.rule, lang)

    def placed(db: Connection, seq: int) -> None:
        place_hold(db, held.revision, seq)

    append(work, log.desk_stream, event, found.author, placed)
    append(work, found.personal_stream, event, found.author, own_place_of(found.id))


def close_held(work: Work, log: RoomLog, held: Held, found: Found, decision: Decision) -> Appended:
    """Close what waited."""
    close_hold(work.db, held, decision.outcome, decision.reason, decision.note)
    event = HoldClosed(held.message, held.revision, decision.outcome, decision.reason, decision.note)
    closed = append(work, log.desk_stream, event, decision.by)
    append(work, found.personal_stream, event)
    if decision.outcome in {"returned", "hidden", "session_closed"}:
        close_asks(work.db, held.message, revision=held.revision)
        if was_asked(work.db, held.revision):
            # the note is between moderator and author; the booth need not know that there is one
            append(work, log.booth_stream, HoldClosed(held.message, held.revision, decision.outcome))
    return closed


def return_held(work: Work, log: RoomLog, which: ColumnElement[bool]) -> None:
    """Give back what nobody decided, to authors who can send it again another time."""
    for held in waiting_holds(work.db, which):
        found = find_message(work.db, log.room, held.message)
        if found.state == "held":
            set_state(work.db, found.id, "returned")
        close_held(work, log, held, found, Decision("session_closed"))
