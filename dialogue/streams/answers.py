"""Remembers what a command's key was answered, so that sending it again changes nothing."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from dialogue.kernel import limits
from dialogue.kernel.errors import Conflict
from dialogue.streams.models import Answered


def known_answer(db: Connection, actor: str, key: str, body: bytes) -> bytes | None:
    """Return the first answer to this key; raises `Conflict` if the key came with another body."""
    query = select(Answered.body, Answered.answer).where(Answered.actor == actor, Answered.key == key)
    row = db.execute(query).one_or_none()
    if row is None:
        return None
    if row.body != body:
        raise Conflict(why="key")
    answer: bytes = row.answer
    return answer


def keep_answer(db: Connection, actor: str, key: str, body: bytes, answer: bytes, at: datetime) -> None:
    """Remember the answer for `limits.KEY_LIFE`."""
    db.execute(insert(Answered).values(actor=actor, key=key, body=body, answer=answer, at=at))


def forget_answers(db: Connection, now: datetime) -> None:
    """Forget the answers that are older than that."""
    db.execute(delete(Answered).where(Answered.at < now - timedelta(seconds=limits.KEY_LIFE)))


def forget_answers_about(db: Connection, actor: str, thing: str) -> None:
    """Forget what an actor's keys were answered about one thing, and with it the prints of those bodies."""
    rows = db.execute(select(Answered.key, Answered.answer).where(Answered.actor == actor))
    keys = [row.key for row in rows if thing.encode() in row.answer]
    db.execute(delete(Answered).where(Answered.actor == actor, Answered.key.in_(keys)))


def forget_answers_of(db: Connection, actor: str) -> None:
    """Forget every answer that an actor's keys got."""
    db.execute(delete(Answered).where(Answered.actor == actor))
