"""Puts words down: a new message, or new words for one that is there."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, func, insert, select, update

from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import Lang
from dialogue.messages.models import Message, Revision
from dialogue.store.sealing import Sealer
from dialogue.store.work import Work


@dataclass(frozen=True, slots=True)
class Written:
    """A message and its newest wording."""

    message: str
    revision: str


def write_revision(work: Work, room: str, message: str, number: int, lang: Lang, text: str) -> str:
    """Put a wording down, sealed; return its id."""
    revision = new_id("v")
    work.db.execute(
        insert(Revision).values(
            id=revision,
            message_id=message,
            number=number,
            lang=lang,
            words=work.kit.sealer.seal(room, ("revision", revision, lang), text),
            points=len(text),
        )
    )
    return revision


def next_number(db: Connection, message: str) -> int:
    """Return the number that a message's next wording gets."""
    last = db.scalar(select(func.max(Revision.number)).where(Revision.message_id == message))
    return int(last or 0) + 1


def forget_wording(db: Connection, revision: str) -> None:
    """Remove a wording that nobody may read any more; its row stays for the log's sake."""
    db.execute(update(Revision).where(Revision.id == revision).values(words=None, points=0))


def forget_wordings(db: Connection, message: str, keep: str | None = None) -> None:
    """Remove every wording of a message but one."""
    which = Revision.message_id == message
    if keep is not None:
        which &= Revision.id != keep
    db.execute(update(Revision).where(which).values(words=None, points=0))


def lang_of(db: Connection, revision: str) -> Lang:
    """Return the language that a wording was written in."""
    return cast("Lang", db.execute(select(Revision.lang).where(Revision.id == revision)).scalar_one())


def open_wording(db: Connection, sealer: Sealer, room: str, revision: str) -> tuple[Lang, str] | None:
    """Return a wording's language and words, or None when they are gone."""
    query = select(Revision.lang, Revision.words).where(Revision.id == revision)
    row = db.execute(query).one_or_none()
    if row is None or row.words is None:
        return None
    return row.lang, sealer.open(room, ("revision", revision, row.lang), row.words)


def set_state(db: Connection, message: str, state: str, **more: str | int | bool | datetime | None) -> None:
    """Move a message to a state, together with what changes with it."""
    db.execute(update(Message).where(Message.id == message).values(state=state, **more))
