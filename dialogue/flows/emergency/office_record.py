"""Writes into the record of a programme what its operator did; it names no account, for there is none."""

from sqlalchemy import select

from dialogue.audit.events import Act, ActRecorded
from dialogue.programmes.models import Programme
from dialogue.rooms.models import Room
from dialogue.store.work import Work
from dialogue.streams.append import append


def note_in_office(work: Work, room: str, act: Act, target: str | None) -> None:
    """Write it down in the office of a room's programme."""
    office = select(Programme.office_stream).join(Room, Room.programme_id == Programme.id)
    stream = work.db.scalar(office.where(Room.id == room))
    if stream is not None:
        append(work, stream, ActRecorded(act, target))
