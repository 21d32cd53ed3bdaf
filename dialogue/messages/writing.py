"""Puts words down: a new message, or new words for one that is there."""

from datetime import datetime
from typing import Final, cast

import msgspec
from sqlalchemy import Connection, bindparam, func, insert, select, update

from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import Lang
from dialogue.kernel.skeleton import skeleton
from dialogue.messages.models import Message, Revision
from dialogue.store.prepared import Prepared
from dialogue.store.sealing import Sealer
from dialogue.store.work import Work

_FORGOTTEN: Final = {"words": None, "points": 0, "looks": None}
_REVISION: Final = Prepared(
    insert(Revision).values({column.key: bindparam(column.key) for column in Revision.__table__.columns})
)


class Written(msgspec.Struct, frozen=True):
    """A message and its newest wording."""

    message: str
    revision: str


class Wording(msgspec.Struct, frozen=True):
    """Words as somebody wrote them in a room, with what they look like."""

    room: str
    lang: Lang
    text: str
    looks: bytes


def wording_of(sealer: Sealer, room: str, author: str, lang: Lang, text: str) -> Wording:
    """Return an author's words; their looks are a fingerprint under the room's key."""
    seen = f"looks\x1f{author}\x1f{skeleton(text)}"
    return Wording(room, lang, text, sealer.mac(room, seen.encode()))


def write_revision(work: Work, message: str, number: int, wording: Wording, revision: str = "") -> str:
    """Put a wording down, sealed; return its id, which may be drawn before."""
    revision, lang = revision or new_id("v"), wording.lang
    _REVISION.run(
        work.db,
        id=revision,
        message_id=message,
        number=number,
        lang=lang,
        words=work.kit.sealer.seal(wording.room, ("revision", revision, lang), wording.text),
        points=len(wording.text),
        looks=wording.looks,
    )
    return revision


def next_number(db: Connection, message: str) -> int:
    """Return the number that a message's next wording gets."""
    last = db.scalar(select(func.max(Revision.number)).where(Revision.message_id == message))
    return int(last or 0) + 1


def forget_wording(db: Connection, revision: str) -> None:
    """Remove a wording that nobody may read any more; its row stays for the log's sake."""
    db.execute(update(Revision).where(Revision.id == revision).values(**_FORGOTTEN))


def forget_wordings(db: Connection, message: str, keep: str | None = None) -> None:
    """Remove every wording of a message but one."""
    which = Revision.message_id == message
    if keep is not None:
        which &= Revision.id != keep
    db.execute(update(Revision).where(which).values(**_FORGOTTEN))


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
