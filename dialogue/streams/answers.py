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
