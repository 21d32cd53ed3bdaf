"""Adds seats to a room, numbered on after those there are."""

from dialogue.flows.office.authority import in_room, note_act
from dialogue.rooms.seats import create_seats
from dialogue.store.work import Work


def add_seats(work: Work, account: str, room: str, count: int) -> None:
    """Add so many; raises `Invalid` beyond the most a room may have."""
    desk = in_room(work.db, account, "seat.add", room)
    create_seats(work, room, count)
    note_act(work, desk.programme, account, "seat.add", room)
