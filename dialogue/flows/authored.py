"""What moderators tell the whole room: an announcement, or the question to talk about."""

from typing import ClassVar

from sqlalchemy import update

from dialogue.flows.acting import record_act
from dialogue.flows.command import Call, Command, Outcome
from dialogue.kernel import limits
from dialogue.kernel.errors import Invalid
from dialogue.kernel.locales import Lang
from dialogue.kernel.text import clean
from dialogue.programmes.texts import write_text
from dialogue.rooms.events import AnnouncementPosted, QuestionSet
from dialogue.rooms.models import Room
from dialogue.store.work import Work
from dialogue.streams.append import append


class PostAnnouncement(Command, frozen=True, forbid_unknown_fields=True):
    """Everybody should know this."""

    name: ClassVar[str] = "announcement.post"
    text: dict[Lang, str]


class SetQuestion(Command, frozen=True, forbid_unknown_fields=True):
    """We talk about this."""

    name: ClassVar[str] = "question.set"
    text: dict[Lang, str]


def post_announcement(work: Work, call: Call, command: PostAnnouncement) -> Outcome:
    """Post it in the languages it is given in, at least one."""
    standing = call.standing
    text = write_text(work, standing.room, _cleaned(command.text))
    work.db.execute(update(Room).where(Room.id == standing.room).values(announcement=text))
    record_act(work, standing, "announcement.post", text)
    return Outcome(event=append(work, standing.room_stream, AnnouncementPosted(text)))


def set_question(work: Work, call: Call, command: SetQuestion) -> Outcome:
    """Set it in the languages it is given in, at least one."""
    standing = call.standing
    text = write_text(work, standing.room, _cleaned(command.text))
    work.db.execute(update(Room).where(Room.id == standing.room).values(question=text))
    record_act(work, standing, "question.set", text)
    return Outcome(event=append(work, standing.room_stream, QuestionSet(text)))


def _cleaned(words: dict[Lang, str]) -> dict[Lang, str]:
    said = {
        lang: clean(text, limits.AUTHORED_POINTS, limits.AUTHORED_BYTES)
        for lang, text in words.items()
        if text.strip()
    }
    if not said:
        raise Invalid("text", "blank")
    return said
