"""What is wanted from interpreters: at most one open wish per message and language."""

from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, delete, func, insert, select, update

from dialogue.interpretation.events import RenderingAsked
from dialogue.interpretation.models import RenderingAsk
from dialogue.interpretation.renderings import Wording, renderings_of
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import Lang
from dialogue.store.work import Work
from dialogue.streams.append import Appended, append


@dataclass(frozen=True, slots=True)
class Asked:
    """An open wish."""

    id: str
    revision: str
    lang: Lang


_COLUMNS: Final[tuple[Any, ...]] = (RenderingAsk.id, RenderingAsk.revision_id, RenderingAsk.lang)


def open_asks(db: Connection, message: str) -> list[Asked]:
    """Return what is still wanted of a message, in the order in which it was asked."""
    query = select(*_COLUMNS).where(RenderingAsk.message_id == message, RenderingAsk.state == "open")
    return [Asked(*row) for row in db.execute(query.order_by(RenderingAsk.place, RenderingAsk.id))]


def was_asked(db: Connection, revision: str) -> bool:
    """Whether a wording was ever wanted in another language, so that the booth may know of it."""
    query = select(func.count()).select_from(RenderingAsk).where(RenderingAsk.revision_id == revision)
    return bool(db.scalar(query))


def ask(work: Work, booth: str, wording: Wording, lang: Lang, by: str | None) -> Appended:
    """Want a wording in a language; an older wish for the same message and language gives way."""
    work.db.execute(
        delete(RenderingAsk).where(RenderingAsk.message_id == wording.message, RenderingAsk.lang == lang)
    )
    wish = new_id("q")
    work.db.execute(
        insert(RenderingAsk).values(
            id=wish,
            room_id=wording.room,
            message_id=wording.message,
            revision_id=wording.revision,
            lang=lang,
            state="open",
            asked=work.now,
            place=0,
        )
    )

    def placed(db: Connection, seq: int) -> None:
        db.execute(update(RenderingAsk).where(RenderingAsk.id == wish).values(place=seq))

    event = RenderingAsked(wording.message, wording.revision, lang)
    return append(work, booth, event, by, placed)


def renew_asks(work: Work, booth: str, wording: Wording, lang: Lang, before: str) -> None:
    """Have what was wanted of a wording mean the one that takes its place, unless that needs it no longer.

    Call it right after the booth was told `message_revised`, which forgets what was wanted of the message.
    """
    there = {lang, *(rendered.lang for rendered in renderings_of(work.db, wording.revision))}
    wishes = open_asks(work.db, wording.message)
    close_asks(work.db, wording.message)
    for wish in wishes:
        meant = wording if wish.revision == before else replace(wording, revision=wish.revision)
        if meant.revision != wording.revision or wish.lang not in there:
            ask(work, booth, meant, wish.lang, None)


def close_asks(
    db: Connection, message: str, *, lang: Lang | None = None, revision: str | None = None
) -> None:
    """Close what is wanted of a message: at all, in one language, or of one wording."""
    which = (RenderingAsk.message_id == message) & (RenderingAsk.state == "open")
    if lang is not None:
        which &= RenderingAsk.lang == lang
    if revision is not None:
        which &= RenderingAsk.revision_id == revision
    db.execute(update(RenderingAsk).where(which).values(state="closed"))
