"""Releases: an author's consent to be quoted in these exact words, in one language each."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select

from dialogue.kernel.locales import Lang
from dialogue.messages.models import Release


@dataclass(frozen=True, slots=True)
class Released:
    """One consent; `rendering` is the very text agreed to where it is not the author's own."""

    message: str
    revision: str
    lang: Lang
    rendering: str | None


_COLUMNS: Final[tuple[Any, ...]] = (
    Release.message_id,
    Release.revision_id,
    Release.lang,
    Release.rendering,
)


def releases_of(db: Connection, message: str) -> list[Released]:
    """Return what the author of a message has agreed to."""
    rows = db.execute(
        select(*_COLUMNS).where(Release.message_id == message).order_by(Release.revision_id, Release.lang)
    )
    return [Released(*row) for row in rows]


def write_release(db: Connection, released: Released, now: datetime) -> None:
    """Put a consent down in place of an earlier one for the same words and language."""
    forget_release(db, released)
    db.execute(
        insert(Release).values(
            revision_id=released.revision,
            lang=released.lang,
            message_id=released.message,
            rendering=released.rendering,
            given=now,
        )
    )


def forget_release(db: Connection, released: Released) -> None:
    """Remove a consent."""
    which = (Release.revision_id == released.revision) & (Release.lang == released.lang)
    db.execute(delete(Release).where(which))
