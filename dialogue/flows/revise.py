"""Gives a message other words: at once while it is shown and new, or in the queue where it waits.

held, or an edit waits   ──► the new words wait in the old ones' place
returned                 ──► judged anew, and wait in any case
shown                    ──► judged: shown at once, or wait while the old words stay
"""

from typing import ClassVar

from dialogue.flows.command import Call, Command, Outcome
from dialogue.flows.judging import judge_text
from dialogue.flows.rewording import Edit, apply_edit, hold_edit
from dialogue.kernel import limits
from dialogue.kernel.errors import Conflict, Forbidden
from dialogue.kernel.locales import Lang
from dialogue.kernel.text import clean
from dialogue.messages.edit_window import edit_is_over
from dialogue.messages.finding import Found, find_own
from dialogue.messages.writing import next_number, open_wording, wording_of, write_revision
from dialogue.moderation.events import Rule
from dialogue.moderation.holding import Held, newest_hold
from dialogue.rooms.standing import Standing
from dialogue.store.work import Work
from dialogue.streams.append import Appended
from dialogue.streams.kinds import Id


class ReviseMessage(Command, frozen=True, forbid_unknown_fields=True):
    """Other words for the newest wording of a message of mine."""

    name: ClassVar[str] = "message.revise"
    message: Id
    revision: Id
    lang: Lang
    text: str


def revise_message(work: Work, call: Call, command: ReviseMessage) -> Outcome:
    """Put the new words where the old ones are; the same words once more change nothing."""
    standing = call.standing
    found = find_own(work.db, standing.member, command.message)
    held = newest_hold(work.db, found.id)
    if command.revision != (held.revision if held else found.revision):
        raise Conflict(why="revision")
    _check_may(work, standing, found, held)
    text = clean(command.text, limits.MESSAGE_POINTS, limits.MESSAGE_BYTES)
    if _same(work, standing, command, text) and (held is None or held.waits):
        return _told(found, command.revision, held.rule if held else None)
    wording = wording_of(work.kit.sealer, standing.room, standing.member, command.lang, text)
    rule = judge_text(work, call, wording, act="revise")
    revision = write_revision(work, found.id, next_number(work.db, found.id), wording)
    edit = Edit(found, held, revision, command.lang)
    if held is None and rule is None:
        return _told(found, revision, None, apply_edit(work, standing, edit))
    return _told(found, revision, hold_edit(work, standing, edit, rule))


def _check_may(work: Work, standing: Standing, found: Found, held: Held | None) -> None:
    """Raise unless the message is in a state in which its author may change it now."""
    if found.audience != "room":
        raise Conflict(why="audience")
    if found.state in {"held", "returned"} or (found.state == "shown" and held is not None and held.waits):
        return
    if found.state != "shown":
        raise Conflict(why="state", state=found.state)
    # whoever may send while the session pauses may also mend what they sent
    if standing.room_state != "open" and standing.role != "moderator":
        raise Forbidden(why="room", state=standing.room_state)
    if edit_is_over(found.shown, work.now):
        raise Conflict(why="window")


def _same(work: Work, standing: Standing, command: ReviseMessage, text: str) -> bool:
    before = open_wording(work.db, work.kit.sealer, standing.room, command.revision)
    return before == (command.lang, text)


def _told(found: Found, revision: str, rule: Rule | None, event: Appended | None = None) -> Outcome:
    data = {"message": found.id, "revision": revision}
    if rule is None:
        return Outcome("shown", data, event=event)
    return Outcome("held", {**data, "rule": rule})
