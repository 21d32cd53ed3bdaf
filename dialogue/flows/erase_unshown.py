"""Erases what a room does not show, a week after its last meeting; every stream that named it is told.

ledger lines · delete · COMMIT; whoever called this empties the log afterwards
"""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from dialogue.flows.erase import wipe_message
from dialogue.flows.holding import Decision, close_held
from dialogue.interpretation.renderings import forget_renderings_of_wording
from dialogue.kernel import limits
from dialogue.messages.finding import find_message
from dialogue.messages.writing import forget_wording
from dialogue.moderation.holding import newest_hold, notes_about
from dialogue.moderation.notes import forget_notes
from dialogue.retention.unshown import Unshown, still_due, unshown_due
from dialogue.rooms.log import RoomLog, streams_of
from dialogue.store.work import Work
from dialogue.store.writer import Writer


def erase_unshown(writer: Writer, most: int = limits.SWEEP_MESSAGES) -> bool:
    """Erase so much of what is due, each room in a transaction of its own; return whether there was any."""
    due = writer.run(lambda work: unshown_due(work.db, work.now, most))
    for room, found in groupby(sorted(due, key=lambda each: each.room), key=lambda each: each.room):
        writer.run(partial(_erase, room=room, due=list(found)))
    return bool(due)


def _erase(work: Work, *, room: str, due: Sequence[Unshown]) -> None:
    """Look at each again: since it was found its author may have been quicker."""
    log = streams_of(work.db, room)
    left = [each for each in due if still_due(work.db, each)]
    work.kit.keys.note_erasures("message", [each.message for each in left if not each.revision], work.now)
    for each in left:
        if each.revision is None:
            wipe_message(work, log, find_message(work.db, room, each.message), by=None)
        else:
            _forget_new_words(work, log, each.message, each.revision)


def _forget_new_words(work: Work, log: RoomLog, message: str, revision: str) -> None:
    """The message stays in the room as it is."""
    held = newest_hold(work.db, message)
    if held is None or held.revision != revision:
        return
    forget_notes(work.db, notes_about(work.db, message))
    forget_wording(work.db, revision)
    forget_renderings_of_wording(work.db, revision)
    close_held(work, log, held, find_message(work.db, log.room, message), Decision("erased"))
