"""What falls due by the clock: waiting rooms open, old holds go back; spent things, words and rooms end."""

from dialogue.flows.cut_logs import cut_records
from dialogue.flows.erase_due import erase_due
from dialogue.flows.erase_unshown import erase_unshown
from dialogue.flows.erasing import make_sure
from dialogue.flows.expire_holds import expire_holds
from dialogue.flows.office.sweep_files import sweep_files
from dialogue.flows.open_waiting_room import EARLY, open_waiting_room
from dialogue.flows.replay import forget_ended
from dialogue.kernel.errors import Busy
from dialogue.people import logins
from dialogue.rooms.entries import forget_entries
from dialogue.rooms.sessions import rooms_with_next
from dialogue.store.work import Work
from dialogue.store.writer import Writer
from dialogue.streams.answers import forget_answers
from dialogue.summaries.shelf import Shelf


class Housekeeping:
    """Goes round again and again; a second round at the same moment changes nothing."""

    def __init__(self, writer: Writer, shelf: Shelf) -> None:
        self._writer = writer
        self._shelf = shelf
        self._traces = True  # what was erased before a crash may still lie beside the tables

    def go_round(self) -> None:
        """Do what is due, a bounded part of it where there is much."""
        self._writer.run(_due)
        sweep_files(self._writer, self._shelf)
        if erase_unshown(self._writer) | cut_records(self._writer):
            self._traces = True
        self._clear()
        forget_ended(self._writer)
        erase_due(self._writer, self._shelf)

    def _clear(self) -> None:
        """Nobody waits for it: where a reader is in the way, the next round tries again."""
        if not self._traces:
            return
        try:
            make_sure(self._writer, tries=1, logs=True)
        except Busy:
            return
        self._traces = False


def _due(work: Work) -> None:
    for room in rooms_with_next(work.db, work.now + EARLY):
        open_waiting_room(work, room)
    expire_holds(work)
    forget_answers(work.db, work.now)
    forget_entries(work.db, work.now)
    logins.sweep(work.db, work.now)
