"""What falls due by the clock: waiting rooms open, old holds go back, spent things and whole rooms end."""

from sqlalchemy import select

from dialogue.flows.erase_due import erase_due
from dialogue.flows.expire_holds import expire_holds
from dialogue.flows.office.sweep_files import sweep_files
from dialogue.flows.open_waiting_room import open_waiting_room
from dialogue.people import logins
from dialogue.rooms.entries import forget_entries
from dialogue.rooms.models import Room
from dialogue.store.work import Work
from dialogue.store.writer import Writer
from dialogue.streams.answers import forget_answers
from dialogue.summaries.shelf import Shelf


def keep_house(writer: Writer, shelf: Shelf) -> None:
    """Do what is due; called again and again, and a second time changes nothing."""
    writer.run(_due)
    sweep_files(writer, shelf)
    erase_due(writer, shelf)


def _due(work: Work) -> None:
    for room in list(work.db.scalars(select(Room.id).where(Room.erased.is_(False)).order_by(Room.id))):
        open_waiting_room(work, room)
    expire_holds(work)
    forget_answers(work.db, work.now)
    forget_entries(work.db, work.now)
    logins.sweep(work.db, work.now)
