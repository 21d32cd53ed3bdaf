"""Erases somebody altogether: all they wrote, their name and society, and every way back in."""

from typing import ClassVar

from dialogue.flows.command import Call, Command, Outcome
from dialogue.flows.erase import wipe_message
from dialogue.messages.finding import all_of
from dialogue.moderation.looks import forget_looks_of
from dialogue.moderation.notes import forget_notes_to
from dialogue.people import logins
from dialogue.rooms.admission import leave
from dialogue.rooms.entries import forget_entries_of
from dialogue.rooms.log import RoomLog
from dialogue.rooms.present import Present, find_member, set_member
from dialogue.store.work import Work
from dialogue.streams.answers import forget_answers_of


class EraseAll(Command, frozen=True, forbid_unknown_fields=True):
    """Everything of mine in this room is to be gone for good."""

    name: ClassVar[str] = "mine.erase_all"


def erase_all(work: Work, call: Call, command: EraseAll) -> Outcome:
    """Erase everything of the one who asks; their login ends with it.

    The ledger's line is durable before anything is deleted, so that a restored backup erases it again.
    """
    member = find_member(work.db, call.standing.room, call.standing.member)
    work.kit.keys.note_erasure("member", member.id, work.now)
    wipe_member(work, call.standing, member)
    return Outcome()


def wipe_member(work: Work, log: RoomLog, member: Present) -> None:
    """Delete all words of and to somebody; what remains is an id that says nothing."""
    for found in all_of(work.db, member.id):
        wipe_message(work, log, found, by=found.author)
    forget_looks_of(work, log.desk_stream, member.id)
    forget_notes_to(work.db, member.id)
    forget_answers_of(work.db, member.id)
    forget_entries_of(work.db, member.id)
    set_member(work.db, member.id, self_=None, words=None, account_id=None, reads="", writes="")
    leave(work, log, member, "erased")
    logins.end_all(work.db, member=member.id)
