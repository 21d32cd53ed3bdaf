"""What a moderator does with a text that waits: claims it, shows it, returns it, takes it out.

Whoever read it acts on what they read: another wording, another's claim or an earlier decision is a conflict.
"""

from typing import ClassVar

from dialogue.flows.command import Call, Command, Outcome
from dialogue.flows.holding import Decision, close_held
from dialogue.flows.rewording import Edit, apply_edit
from dialogue.flows.telling import show_message
from dialogue.interpretation.renderings import readable_by
from dialogue.kernel.clock import epoch
from dialogue.kernel.errors import Conflict, Forbidden
from dialogue.kernel.locales import Lang
from dialogue.messages.events import HideReason
from dialogue.messages.finding import Found, find_message
from dialogue.messages.writing import Written, lang_of, set_state
from dialogue.moderation.events import HoldClaimed
from dialogue.moderation.holding import Held, check_claim, claim, newest_hold
from dialogue.moderation.notes import write_note
from dialogue.rooms.standing import Standing
from dialogue.store.work import Work
from dialogue.streams.append import append
from dialogue.streams.kinds import Id


class ClaimHeld(Command, frozen=True, forbid_unknown_fields=True):
    """I am reading this; for a minute nobody else decides."""

    name: ClassVar[str] = "hold.claim"
    message: Id


class ShowHeld(Command, frozen=True, forbid_unknown_fields=True):
    """The room may read this wording."""

    name: ClassVar[str] = "hold.show"
    message: Id
    revision: Id


class ReturnHeld(Command, frozen=True, forbid_unknown_fields=True):
    """The author may have it back, with a word about it."""

    name: ClassVar[str] = "hold.return"
    message: Id
    revision: Id
    note: str | None
    lang: Lang


class HideHeld(Command, frozen=True, forbid_unknown_fields=True):
    """The room is not to read this."""

    name: ClassVar[str] = "hold.hide"
    message: Id
    revision: Id
    reason: HideReason


def claim_held(work: Work, call: Call, command: ClaimHeld) -> Outcome:
    """Claim what waits, or claim it anew; raises `Conflict` while another moderator has it."""
    standing = call.standing
    held = _waiting(work, standing, command.message)
    until = claim(work.db, held, standing.member, work.now)
    event = HoldClaimed(held.message, held.revision, epoch(until))
    return Outcome(event=append(work, standing.desk_stream, event, standing.member))


def show_held(work: Work, call: Call, command: ShowHeld) -> Outcome:
    """Show the wording to the room, as a message or in place of the one that stands there.

    Raises `Forbidden` when it is in no language the moderator reads, and has no rendering in one.
    """
    standing = call.standing
    held = _as_read(work, standing, command.message, command.revision)
    if not readable_by(work.db, held.revision, {standing.reads, *standing.writes}):
        raise Forbidden(why="unread")
    found = find_message(work.db, standing.room, held.message)
    close_held(work, standing, held, found, Decision("shown", by=standing.member))
    if found.in_room:
        edit = Edit(found, held, held.revision, lang_of(work.db, held.revision))
        return Outcome(event=apply_edit(work, standing, edit))
    here = {"session_id": standing.session, "stage": standing.stage}
    set_state(work.db, found.id, "shown", shown=work.now, **here)
    return Outcome(event=show_message(work, standing, Written(found.id, held.revision)))


def return_to_author(work: Work, call: Call, command: ReturnHeld) -> Outcome:
    """Give it back; the note goes to its author alone."""
    standing = call.standing
    held = _as_read(work, standing, command.message, command.revision)
    found = find_message(work.db, standing.room, held.message)
    note = None
    if command.note is not None:
        note = write_note(work, standing.room, found.author, standing.member, command.lang, command.note)
    _set_aside(work, found, "returned", None)
    decision = Decision("returned", note=note, by=standing.member)
    return Outcome(event=close_held(work, standing, held, found, decision))


def hide_held(work: Work, call: Call, command: HideHeld) -> Outcome:
    """Keep it out of the room, with a reason for its author."""
    standing = call.standing
    held = _as_read(work, standing, command.message, command.revision)
    found = find_message(work.db, standing.room, held.message)
    _set_aside(work, found, "hidden", command.reason)
    decision = Decision("hidden", command.reason, by=standing.member)
    return Outcome(event=close_held(work, standing, held, found, decision))


def _set_aside(work: Work, found: Found, state: str, reason: HideReason | None) -> None:
    """A message whose edit was judged stays as the room knows it."""
    if not found.in_room:
        set_state(work.db, found.id, state, hidden_reason=reason)


def _as_read(work: Work, standing: Standing, message: str, revision: str) -> Held:
    held = _waiting(work, standing, message)
    if held.revision != revision:
        raise Conflict(why="revision")
    return held


def _waiting(work: Work, standing: Standing, message: str) -> Held:
    found = find_message(work.db, standing.room, message)
    held = newest_hold(work.db, found.id)
    if held is None or not held.waits:
        raise Conflict(why="closed", state=found.state)
    check_claim(held, standing.member, work.now)
    return held
