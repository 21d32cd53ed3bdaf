"""Erases the rooms whose day has come: words first, then every copy beside them, at last the room's key.

ledger line · delete · COMMIT · events · files · empty the log · destroy the key
Until its key is gone a room is not done, and the next round goes on with it.
"""

from functools import partial

from dialogue.flows.cut_logs import cut_room
from dialogue.flows.erasing import TRIES, make_sure
from dialogue.flows.office.sweep_files import sweep_files
from dialogue.kernel import limits
from dialogue.retention.erase_room import erase_room
from dialogue.retention.schedule import rooms_due, rooms_half_erased
from dialogue.store.work import Work
from dialogue.store.writer import Writer
from dialogue.summaries.shelf import Shelf


def erase_due(writer: Writer, shelf: Shelf, tries: int = TRIES) -> None:
    """Erase them; raises `Busy` while a reader keeps old pages open, and then the keys are still there."""
    for room in writer.run(lambda work: rooms_due(work.db, work.now))[: limits.SWEEP_ROOMS]:
        writer.run(partial(_erase, room=room))
    finish_erased(writer, shelf, tries)


def finish_erased(writer: Writer, shelf: Shelf, tries: int = TRIES) -> None:
    """Do what has to come after a room's words are deleted; raises `Busy` as above."""
    keys = writer.kit.keys
    half = writer.run(lambda work: rooms_half_erased(work.db, keys))
    for room in half:
        cut_room(writer, room)
    if half:
        sweep_files(writer, shelf)
        make_sure(writer, tries, logs=True)
    for room in half:
        keys.destroy(room)
    keys.settle()


def _erase(work: Work, *, room: str) -> None:
    """Look again: a meeting may have been planned since."""
    if room in rooms_due(work.db, work.now):
        erase_room(work, room)
