"""Erases a message for good: its words in every wording and language, and what could tell them."""

from typing import ClassVar

from dialogue.flows.command import Call, Command, Outcome
from dialogue.flows.holding import Decision, close_held
from dialogue.flows.quoting import end_quotes
from dialogue.flows.telling import tell_all
from dialogue.interpretation.asks import close_asks
from dialogue.interpretation.renderings import forget_renderings
from dialogue.messages.events import MessageErased
from dialogue.messages.finding import Found, find_own
from dialogue.messages.releases import forget_release, releases_of
from dialogue.messages.writing import forget_wordings, set_state
from dialogue.moderation.holding import newest_hold, notes_about, settle
from dialogue.moderation.notes import forget_notes
from dialogue.rooms.log import RoomLog
from dialogue.store.work import Work
from dialogue.streams.answers import forget_answers_about
from dialogue.streams.append import Appended
from dialogue.streams.kinds import Id
from dialogue.summaries.publication import forget_quotes


class EraseMessage(Command, frozen=True, forbid_unknown_fields=True):
    """A message of mine is to be gone for good."""

    name: ClassVar[str] = "message.erase"
    message: Id


def erase_message(work: Work, call: Call, command: EraseMessage) -> Outcome:
    """Erase it; once more changes nothing.

    The ledger's line is durable before anything is deleted, so that a restored backup erases it again.
    """
    standing = call.standing
    found = find_own(work.db, standing.member, command.message)
    if found.state == "erased":
        return Outcome()
    work.kit.keys.note_erasure("message", found.id, work.now)
    return Outcome(event=wipe_message(work, standing, found, by=found.author))


def wipe_message(work: Work, log: RoomLog, found: Found, *, by: str | None) -> Appended:
    """Delete all words of a message and say so wherever it was named; the log keeps its numbers.

    What moderators wrote to its author when it came back goes with it: it may tell what it said.
    """
    held = newest_hold(work.db, found.id)
    if held is not None and held.waits:
        close_held(work, log, held, found, Decision("erased"))
    settle(work.db, found.id)
    end_quotes(work, found)
    for released in releases_of(work.db, found.id):
        forget_release(work.db, released)
    forget_quotes(work, found.id)
    forget_renderings(work.db, found.id)
    forget_wordings(work.db, found.id)
    close_asks(work.db, found.id)
    set_state(work.db, found.id, "erased", body=None)
    forget_answers_about(work.db, found.author, found.id)
    forget_notes(work.db, notes_about(work.db, found.id))
    return tell_all(work, log, found, MessageErased(found.id), by)
