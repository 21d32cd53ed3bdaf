"""Requests that a moderator look at a message."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection, func, insert, select, update

from dialogue.kernel import limits
from dialogue.kernel.clock import epoch
from dialogue.kernel.errors import Conflict, Missing, TooMany
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import Lang
from dialogue.kernel.text import clean
from dialogue.moderation.events import LookAsked, LookClosed, LookOutcome
from dialogue.moderation.models import Look
from dialogue.rooms.models import Member
from dialogue.rooms.standing import Standing
from dialogue.store.work import Work
from dialogue.streams.append import Appended, append


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with the one who asked."""

    id: str
    message: str
    asker: str
    asker_stream: str
    state: str


def find_look(db: Connection, room: str, look: str) -> Asked:
    """Return a request of this room; raises `Missing`."""
    query = select(Look.id, Look.message_id, Look.asker_id, Member.personal_stream, Look.state)
    row = db.execute(
        query.join(Member, Member.id == Look.asker_id).where(Look.id == look, Look.room_id == room)
    ).one_or_none()
    if row is None:
        raise Missing
    return Asked(*row)


def check_may_ask(work: Work, asker: str, message: str) -> None:
    """Raise `Conflict` while the same person's request is open, `TooMany` when they ask too often."""
    mine = select(func.count()).select_from(Look).where(Look.asker_id == asker)
    if work.db.scalar(mine.where(Look.message_id == message, Look.state == "open")):
        raise Conflict(why="asked")
    window = timedelta(seconds=limits.LOOKS_WINDOW)
    recent = select(Look.asked).where(Look.asker_id == asker, Look.asked > work.now - window)
    moments = list(work.db.scalars(recent.order_by(Look.asked)))
    if len(moments) >= limits.LOOKS:
        raise TooMany(max(1, epoch(moments[-limits.LOOKS] + window) - epoch(work.now)))


def ask_to_look(work: Work, standing: Standing, message: str, lang: Lang, text: str) -> tuple[str, Appended]:
    """Put the request before the desk, its words sealed; return its id and the event."""
    words = clean(text, limits.AUTHORED_POINTS, limits.AUTHORED_BYTES)
    look = new_id("k")
    work.db.execute(
        insert(Look).values(
            id=look,
            room_id=standing.room,
            session_id=standing.session,
            message_id=message,
            asker_id=standing.member,
            lang=lang,
            words=work.kit.sealer.seal(standing.room, ("look", look, lang), words),
            state="open",
            asked=work.now,
        )
    )

    def placed(db: Connection, seq: int) -> None:
        db.execute(update(Look).where(Look.id == look).values(place=seq))

    return look, append(work, standing.desk_stream, LookAsked(look, message), standing.member, placed)


def close_look(work: Work, desk: str, look: str, outcome: LookOutcome, by: str | None) -> Appended:
    """Note that a moderator has looked, or that the one who asked is gone."""
    work.db.execute(update(Look).where(Look.id == look).values(state="closed", outcome=outcome))
    return append(work, desk, LookClosed(look, outcome), by)


def was_looked_at(db: Connection, message: str) -> bool:
    """Whether the desk was ever asked to look at a message."""
    return bool(db.scalar(select(func.count()).select_from(Look).where(Look.message_id == message)))


def forget_looks_of(work: Work, desk: str, asker: str) -> None:
    """Remove the words of all requests of somebody, and close those that are open."""
    still_open = select(Look.id).where(Look.asker_id == asker, Look.state == "open").order_by(Look.place)
    for look in list(work.db.scalars(still_open)):
        close_look(work, desk, look, "other", None)
    work.db.execute(update(Look).where(Look.asker_id == asker).values(words=None))
