"""A summary's course: none, a draft, published. What is published is fixed, but erased words leave it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal, cast

import msgspec
from sqlalchemy import Connection, insert, select, update

from dialogue.kernel.errors import Conflict, Missing
from dialogue.kernel.ids import new_id
from dialogue.messages.models import Message
from dialogue.rooms.meetings import find_meeting
from dialogue.store.sealing import Sealer
from dialogue.store.work import Work
from dialogue.summaries.facts import Facts
from dialogue.summaries.gather import closed_meeting, gather
from dialogue.summaries.models import Summary
from dialogue.summaries.releases import Quoted, as_facts, released_words, still_there

State = Literal["none", "draft", "published"]


class Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is sealed when a summary is published; quotes stand apart, each with the message it is from."""

    facts: Facts
    quotes: tuple[Quoted, ...]


def state_of(db: Connection, session: str) -> State:
    """Return how far a session's summary has come."""
    found = db.scalar(select(Summary.state).where(Summary.session_id == session))
    return cast("State", found) if found else "none"


def published(db: Connection, session: str | None) -> bool:
    """Whether a summary is published: from then on nothing released in that session is taken back."""
    return session is not None and state_of(db, session) == "published"


def publishable_from(db: Connection, session: str) -> datetime:
    """Return the earliest moment at which a summary may be published."""
    closed = closed_meeting(db, session)
    ended = closed.meeting.closed or closed.meeting.ends
    return ended + timedelta(hours=closed.programme.publish_after_hours)


def prepare(work: Work, session: str) -> None:
    """Begin a draft; nothing happens where there is one."""
    closed_meeting(work.db, session)
    if state_of(work.db, session) == "none":
        work.db.execute(insert(Summary).values(session_id=session, id=new_id("y"), state="draft"))


def publish(work: Work, session: str) -> None:
    """Fix the facts as they are now; raises `Conflict` too early, without a draft, or the second time."""
    if state_of(work.db, session) != "draft":
        raise Conflict(why="state")
    if work.now < publishable_from(work.db, session):
        raise Conflict(why="early")
    room = closed_meeting(work.db, session).room.id
    facts = replace(gather(work.db, work.kit.sealer, session), status="published")
    _keep(work, session, Kept(facts, released_words(work.db, work.kit.sealer, room, session)))
    changed = update(Summary).where(Summary.session_id == session)
    work.db.execute(changed.values(state="published", published=work.now))


def facts_of(db: Connection, sealer: Sealer, session: str) -> Facts:
    """Return a summary's facts: a draft as things stand now, a published one as it was fixed."""
    kept = _kept(db, sealer, session)
    if kept is not None:
        return replace(kept.facts, quotes=as_facts(still_there(db, kept.quotes)))
    if state_of(db, session) == "none":
        raise Missing
    room = closed_meeting(db, session).room.id
    return replace(gather(db, sealer, session), quotes=as_facts(released_words(db, sealer, room, session)))


def quoted_messages(db: Connection, sealer: Sealer, session: str) -> tuple[str, ...]:
    """Return the messages that a published summary quotes now; another answer means another file."""
    kept = _kept(db, sealer, session)
    return () if kept is None else tuple(quote.message for quote in still_there(db, kept.quotes))


def forget_quotes(work: Work, message: str) -> None:
    """Take an erased message's words out of what was fixed; the figures stay."""
    session = work.db.scalar(select(Message.session_id).where(Message.id == message))
    kept = _kept(work.db, work.kit.sealer, session) if session else None
    if session is None or kept is None or all(quote.message != message for quote in kept.quotes):
        return
    left = tuple(quote for quote in kept.quotes if quote.message != message)
    _keep(work, session, Kept(kept.facts, left))


def _keep(work: Work, session: str, kept: Kept) -> None:
    room = closed_meeting(work.db, session).room.id
    sealed = work.kit.sealer.seal(room, ("summary", session, "facts"), msgspec.json.encode(kept).decode())
    work.db.execute(update(Summary).where(Summary.session_id == session).values(facts=sealed))


def _kept(db: Connection, sealer: Sealer, session: str) -> Kept | None:
    facts = db.scalar(select(Summary.facts).where(Summary.session_id == session))
    meeting = find_meeting(db, session)
    if facts is None or meeting is None:
        return None
    return msgspec.json.decode(sealer.open(meeting.room, ("summary", session, "facts"), facts), type=Kept)
