"""Tells streams what became of a message; every flow that moves one says it through these."""

from collections.abc import Callable

from sqlalchemy import Connection, insert, select, update

from dialogue.interpretation.events import RenderingGiven
from dialogue.interpretation.models import Rendering
from dialogue.kernel.locales import Lang
from dialogue.messages.events import MessageShown
from dialogue.messages.models import Message
from dialogue.messages.writing import Written
from dialogue.moderation.events import MessageHeld
from dialogue.moderation.models import Hold
from dialogue.rooms.models import Member
from dialogue.rooms.standing import Standing
from dialogue.store.work import Work
from dialogue.streams.append import Appended, append


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


def show_message(work: Work, standing: Standing, written: Written, audience: str) -> Appended:
    """Tell a message to its audience; its existing renderings follow it in the room."""
    query = select(Message.stage, Message.reply_to, Message.author_id, Member.personal_stream)
    row = work.db.execute(
        query.join(Member, Member.id == Message.author_id).where(Message.id == written.message)
    ).one()
    if audience == "room":
        event = MessageShown(written.message, written.revision, row.reply_to, row.stage)
        shown = append(work, standing.room_stream, event, row.author_id, place_of(written.message))
        tell_renderings(work, standing.room_stream, written)
        return shown
    aside = MessageShown(
        written.message,
        written.revision,
        row.reply_to,
        audience="desk" if audience == "desk" else "moderators",
    )
    shown = append(work, standing.desk_stream, aside, row.author_id, place_of(written.message))
    if audience == "moderators":
        append(work, row.personal_stream, aside, row.author_id, own_place_of(written.message))
    return shown


def tell_renderings(work: Work, stream: str, written: Written) -> None:
    """Tell the texts in other languages that a wording already has."""
    query = select(Rendering.id, Rendering.lang, Rendering.how, Rendering.by_id).where(
        Rendering.revision_id == written.revision, Rendering.words.is_not(None)
    )
    for row in work.db.execute(query.order_by(Rendering.id)):
        event = RenderingGiven(written.message, written.revision, row.id, row.lang, row.how)
        append(work, stream, event, row.by_id)


def hold_message(work: Work, standing: Standing, written: Written, rule: str, lang: Lang) -> None:
    """Have a wording wait for a moderator; the desk and its author are told, nobody else."""
    work.db.execute(
        insert(Hold).values(
            revision_id=written.revision,
            message_id=written.message,
            room_id=standing.room,
            session_id=standing.session,
            rule=rule,
            state="waiting",
            held=work.now,
            place=0,
        )
    )
    event = MessageHeld(written.message, written.revision, rule, lang)  # type: ignore[arg-type]

    def placed(db: Connection, seq: int) -> None:
        db.execute(update(Hold).where(Hold.revision_id == written.revision).values(place=seq))

    append(work, standing.desk_stream, event, standing.member, placed)
    append(work, standing.personal_stream, event, standing.member, own_place_of(written.message))
