"""Erases a room before its day."""

from functools import partial

from sqlalchemy import select

from dialogue.flows.emergency.office_record import note_in_office
from dialogue.flows.erase_due import finish_erased
from dialogue.kernel.errors import Missing
from dialogue.retention.erase_room import erase_room
from dialogue.rooms.models import Room
from dialogue.store.work import Work
from dialogue.store.writer import Writer
from dialogue.summaries.shelf import Shelf


def erase_room_now(writer: Writer, shelf: Shelf, room: str) -> None:
    """Erase all that was said in a room, and its key; once more goes on where it was left.

    Raises `Missing` for a room that never was, and `Busy` while a reader keeps old pages open: then the words
    are deleted, and the key goes in a later round.
    """
    writer.run(partial(_erase, room=room))
    finish_erased(writer, shelf)


def _erase(work: Work, *, room: str) -> None:
    erased = work.db.scalar(select(Room.erased).where(Room.id == room))
    if erased is None:
        raise Missing
    if not erased:
        note_in_office(work, room, "room.erase", room)
        erase_room(work, room)
