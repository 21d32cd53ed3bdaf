"""Tells streams what became of a message; every flow that moves one says it through these."""

from collections.abc import Callable

from sqlalchemy import Connection, select, update

from dialogue.interpretation.events import RenderingGiven
from dialogue.interpretation.renderings import booth_knows, renderings_of
from dialogue.messages.events import MessageShown
from dialogue.messages.finding import Found
from dialogue.messages.models import Message
from dialogue.messages.writing import Written
from dialogue.moderation.holding import was_held
from dialogue.moderation.looks import was_looked_at
from dialogue.rooms.log import RoomLog
from dialogue.rooms.models import Member
from dialogue.store.work import Work
from dialogue.streams.append import Appended, append
from dialogue.streams.kinds import Event


def place_of(message: str) -> Callable[[Connection, int], None]:
    """Return what writes the number of the event that first showed a message into it."""

    def numbered(db: Connection, seq: int) -> None:
        db.execute(update(Message).where(Message.id == message).values(place=seq))

    return numbered


def own_place_of(message: str) -> Callable[[Connection, int], None]:
    """Return what writes the number of the event that told the author into the message."""

    def numbered(db: Connection, seq: int) -> None:
        db.execute(update(Message).where(Message.id == message).values(own_place=seq))

    return numbered


def show_message(work: Work, log: RoomLog, written: Written, audience: str) -> Appended:
    """Tell a message to its audience; its existing renderings follow it in the room."""
    query = select(Message.stage, Message.reply_to, Message.author_id, Member.personal_stream)
    row = work.db.execute(
        query.join(Member, Member.id == Message.author_id).where(Message.id == written.message)
    ).one()
    if audience == "room":
        event = MessageShown(written.message, written.revision, row.reply_to, row.stage)
        shown = append(work, log.room_stream, event, row.author_id, place_of(written.message))
        tell_renderings(work, log, written)
        return shown
    aside = MessageShown(
        written.message,
        written.revision,
        row.reply_to,
        audience="desk" if audience == "desk" else "moderators",
    )
    shown = append(work, log.desk_stream, aside, row.author_id, place_of(written.message))
    if audience == "desk":
        return shown
    # the author may not read the desk, so their answer bears the number of their own stream
    return append(work, row.personal_stream, aside, row.author_id, own_place_of(written.message))


def tell_renderings(work: Work, log: RoomLog, written: Written) -> None:
    """Tell the room the texts in other languages that a wording already has."""
    for given in renderings_of(work.db, written.revision):
        event = RenderingGiven(written.message, written.revision, given.id, given.lang, given.how)
        append(work, log.room_stream, event, known_in_room(work.db, given.by))


def known_in_room(db: Connection, member: str) -> str | None:
    """Return a member as the room may know them: what moderators do there has no name."""
    role = db.scalar(select(Member.role).where(Member.id == member))
    return None if role == "moderator" else member


def tell_all(work: Work, log: RoomLog, found: Found, event: Event, by: str | None) -> Appended:
    """Tell an event to every stream that ever named the message, the author's own last; None is the clock."""
    if found.in_room:
        append(work, log.room_stream, event, by)
    if found.audience != "room" or was_held(work.db, found.id) or was_looked_at(work.db, found.id):
        append(work, log.desk_stream, event, by)
    if booth_knows(work.db, found.id):
        append(work, log.booth_stream, event, by)
    return append(work, found.personal_stream, event, by)
