"""Tells streams what became of a message; every flow that moves one says it through these."""

from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection, bindparam, select, update

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
from dialogue.rooms.standing import Standing
from dialogue.store.prepared import Prepared
from dialogue.store.work import Work
from dialogue.streams.append import Appended, append
from dialogue.streams.kinds import Event

_PLACE: Final = Prepared(
    update(Message).where(Message.id == bindparam("message")).values(place=bindparam("seq"))
)
_OWN_PLACE: Final = Prepared(
    update(Message).where(Message.id == bindparam("message")).values(own_place=bindparam("seq"))
)


def place_of(message: str) -> Callable[[Connection, int], None]:
    """Return what writes the number of the event that first showed a message into it."""

    def numbered(db: Connection, seq: int) -> None:
        _PLACE.run(db, message=message, seq=seq)

    return numbered


def own_place_of(message: str) -> Callable[[Connection, int], None]:
    """Return what writes the number of the event that told the author into the message."""

    def numbered(db: Connection, seq: int) -> None:
        _OWN_PLACE.run(db, message=message, seq=seq)

    return numbered


def show_message(work: Work, log: RoomLog, written: Written) -> Appended:
    """Tell a message that waited to the room; the renderings that it has by now follow it."""
    query = select(Message.stage, Message.reply_to, Message.author_id)
    stage, reply_to, author = work.db.execute(query.where(Message.id == written.message)).one()
    event = MessageShown(written.message, written.revision, reply_to, stage)
    shown = append(work, log.room_stream, event, author, place_of(written.message))
    tell_renderings(work, log, written)
    return shown


def show_in_room(work: Work, author: Standing, event: MessageShown) -> Appended:
    """Tell a new message to the room: nobody can have rendered it yet."""
    return append(work, author.room_stream, event, author.member, place_of(event.message))


def show_aside(work: Work, author: Standing, event: MessageShown) -> Appended:
    """Tell a message to the desk; its author too, unless they read the desk."""
    shown = append(work, author.desk_stream, event, author.member, place_of(event.message))
    if event.audience == "desk":
        return shown
    # the author may not read the desk, so their answer bears the number of their own stream
    return append(work, author.personal_stream, event, author.member, own_place_of(event.message))


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
