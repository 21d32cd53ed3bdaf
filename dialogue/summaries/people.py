"""Who took part in a meeting, as a society and a number of characters; nobody's id leaves this file."""

from sqlalchemy import Connection, func, select

from dialogue.messages.models import Message, Revision
from dialogue.rooms.members import known_members
from dialogue.store.sealing import Sealer
from dialogue.summaries.course import Course
from dialogue.summaries.facts import Person


def people_of(db: Connection, sealer: Sealer, room: str, session: str, course: Course) -> tuple[Person, ...]:
    """Return the participants who were let in; one who has erased themselves since was never here."""
    written = _characters(db, session)
    known = known_members(db, sealer, room, course.participants)
    return tuple(
        Person(member.said.community if member.said else None, written.get(member.id, 0))
        for member in known.values()
        if member.state != "erased"
    )


def _characters(db: Connection, session: str) -> dict[str, int]:
    """Characters of the original texts that stand in the room, by author."""
    query = (
        select(Message.author_id, func.sum(Revision.points))
        .join(Revision, Revision.id == Message.revision)
        .where(Message.session_id == session, Message.audience == "room", Message.state == "shown")
        .group_by(Message.author_id)
    )
    return {author: int(points) for author, points in db.execute(query)}
