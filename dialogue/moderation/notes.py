"""Notes: words of a moderator to one person."""

from sqlalchemy import Connection, insert, update

from dialogue.kernel import limits
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import Lang
from dialogue.kernel.text import clean
from dialogue.moderation.models import Note
from dialogue.store.work import Work


def write_note(work: Work, room: str, to: str, by: str, lang: Lang, text: str) -> str:
    """Write a note, sealed; return its id."""
    words = clean(text, limits.AUTHORED_POINTS, limits.AUTHORED_BYTES)
    note = new_id("n")
    work.db.execute(
        insert(Note).values(
            id=note,
            room_id=room,
            to_id=to,
            by_id=by,
            lang=lang,
            words=work.kit.sealer.seal(room, ("note", note, lang), words),
            sent=work.now,
        )
    )
    return note


def forget_notes(db: Connection, notes: list[str]) -> None:
    """Remove the words of some notes."""
    db.execute(update(Note).where(Note.id.in_(notes)).values(words=None))


def forget_notes_to(db: Connection, member: str) -> None:
    """Remove the words of all notes to somebody."""
    db.execute(update(Note).where(Note.to_id == member).values(words=None))
