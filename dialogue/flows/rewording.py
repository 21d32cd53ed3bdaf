"""Other words for a message that is there: shown in place of the old ones, or left to a moderator.

Whatever nobody may read any more is forgotten: the old words, their renderings, the consents to them.
"""

from dataclasses import dataclass, replace

from dialogue.flows.holding import hold_wording
from dialogue.flows.quoting import end_quotes
from dialogue.flows.telling import tell_renderings
from dialogue.interpretation.asks import renew_asks, was_asked
from dialogue.interpretation.renderings import Wording, booth_knows, forget_renderings_of_wording
from dialogue.kernel.locales import Lang
from dialogue.messages.events import MessageRevised
from dialogue.messages.finding import Found
from dialogue.messages.writing import Written, forget_wording, set_state
from dialogue.moderation.events import Rule
from dialogue.moderation.holding import Held, put_on_hold
from dialogue.rooms.log import RoomLog
from dialogue.rooms.standing import Standing
from dialogue.store.work import Work
from dialogue.streams.append import Appended, append


@dataclass(frozen=True, slots=True)
class Edit:
    """New words for a message; `held` is what of it waits or came back, if anything."""

    found: Found
    held: Held | None
    revision: str
    lang: Lang


def apply_edit(work: Work, log: RoomLog, edit: Edit) -> Appended:
    """Show the new words in the room; what stood there is forgotten, also by a restored backup."""
    found = edit.found
    work.kit.keys.note_erasure("reworded", found.revision, work.now)
    end_quotes(work, found)
    _forget(work, found.revision)
    set_state(work.db, found.id, "shown", revision=edit.revision, changed=True)
    event = MessageRevised(found.id, edit.revision, edit.lang)
    revised = append(work, log.room_stream, event, found.author)
    tell_renderings(work, log, Written(found.id, edit.revision))
    if booth_knows(work.db, found.id):
        _tell_booth(work, log, edit, found.revision)
    return revised


def hold_edit(work: Work, standing: Standing, edit: Edit, rule: Rule | None) -> Rule:
    """Have the new words wait, in the old ones' place if those wait; return the rule that holds them."""
    found, held = edit.found, edit.held
    if found.state in {"held", "returned"}:
        here = {"session_id": standing.session, "stage": standing.stage}
        set_state(work.db, found.id, "held", revision=edit.revision, **here)
    if held is not None and held.waits:
        kept = held.rule
        _take_place(work, standing, edit, held)
    else:
        kept = rule or (held.rule if held else "asked_by_author")
        fresh = Held.fresh(found.id, edit.revision, standing.room, kept)
        hold_wording(work, standing, found, fresh, edit.lang, standing.session)
    if held is not None:
        _forget(work, held.revision)
    if held is not None and held.waits and was_asked(work.db, held.revision):
        _tell_booth(work, standing, edit, held.revision)
    return kept


def _take_place(work: Work, standing: Standing, edit: Edit, held: Held) -> None:
    """The queue keeps its order; a claim ends, for it was for other words."""
    put_on_hold(work.db, replace(held, revision=edit.revision), standing.session, work.now)
    event = MessageRevised(edit.found.id, edit.revision, edit.lang)
    append(work, standing.desk_stream, event, edit.found.author)
    append(work, edit.found.personal_stream, event, edit.found.author)


def _forget(work: Work, revision: str) -> None:
    forget_wording(work.db, revision)
    forget_renderings_of_wording(work.db, revision)


def _tell_booth(work: Work, log: RoomLog, edit: Edit, before: str) -> None:
    """Tell the booth that other words stand there, and what is still wanted of them."""
    append(work, log.booth_stream, MessageRevised(edit.found.id, edit.revision, edit.lang))
    wording = Wording(log.room, edit.found.id, edit.revision)
    renew_asks(work, log.booth_stream, wording, edit.lang, before)
