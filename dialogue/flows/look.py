"""Asks a moderator to look at a message, and answers the one who asked."""

from typing import ClassVar

from dialogue.flows.command import Call, Command, Outcome
from dialogue.kernel.errors import Conflict
from dialogue.kernel.locales import Lang
from dialogue.messages.finding import find_in_room
from dialogue.moderation.events import LookAnswered, LookOutcome
from dialogue.moderation.looks import ask_to_look, check_may_ask, close_look, find_look
from dialogue.moderation.notes import write_note
from dialogue.store.work import Work
from dialogue.streams.append import append
from dialogue.streams.kinds import Id


class AskLook(Command, frozen=True, forbid_unknown_fields=True):
    """Somebody should look at this message, and why."""

    name: ClassVar[str] = "look.ask"
    message: Id
    lang: Lang
    text: str


class CloseLook(Command, frozen=True, forbid_unknown_fields=True):
    """I have looked; what the one who asked is told."""

    name: ClassVar[str] = "look.close"
    look: Id
    outcome: LookOutcome
    lang: Lang
    text: str | None


def ask_look(work: Work, call: Call, command: AskLook) -> Outcome:
    """Ask; one request per person and message is open at a time, and not too many in a row."""
    standing = call.standing
    found = find_in_room(work.db, standing.room, command.message, standing.reads_from)
    if found.state != "shown":
        raise Conflict(why="state", state=found.state)
    check_may_ask(work, standing.member, found.id)
    look, event = ask_to_look(work, standing, found.id, command.lang, command.text)
    return Outcome(data={"look": look}, event=event)


def answer_look(work: Work, call: Call, command: CloseLook) -> Outcome:
    """Close it and tell the one who asked; one that is closed stays as it was answered."""
    standing = call.standing
    asked = find_look(work.db, standing.room, command.look)
    if asked.state == "closed":
        return Outcome()
    note = None
    if command.text is not None:
        note = write_note(work, standing.room, asked.asker, standing.member, command.lang, command.text)
    closed = close_look(work, standing.desk_stream, asked.id, command.outcome, standing.member)
    append(work, asked.asker_stream, LookAnswered(asked.id, command.outcome, note))
    return Outcome(event=closed)
