"""Writes to one person alone, as a moderator."""

from typing import ClassVar

from dialogue.flows.command import Call, Command, Outcome
from dialogue.kernel.errors import Conflict
from dialogue.kernel.locales import Lang
from dialogue.moderation.events import NoteReceived, NoteSent
from dialogue.moderation.notes import write_note
from dialogue.rooms.present import find_member
from dialogue.store.work import Work
from dialogue.streams.append import append
from dialogue.streams.kinds import Id


class SendNote(Command, frozen=True, forbid_unknown_fields=True):
    """A word to this person."""

    name: ClassVar[str] = "note.send"
    member: Id
    lang: Lang
    text: str


def send_note(work: Work, call: Call, command: SendNote) -> Outcome:
    """Send it; the desk learns that there was one, the person reads it."""
    standing = call.standing
    member = find_member(work.db, standing.room, command.member)
    if member.state in {"gone", "erased"}:
        raise Conflict(why="state", state=member.state)
    note = write_note(work, standing.room, member.id, standing.member, command.lang, command.text)
    append(work, member.personal_stream, NoteReceived(note))
    event = append(work, standing.desk_stream, NoteSent(note, member.id), standing.member)
    return Outcome(data={"note": note}, event=event)
