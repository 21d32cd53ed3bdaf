"""Gives a seat anew, without seeing who holds it: whoever did is gone from the room."""

from dialogue.flows.office.authority import in_room, note_act
from dialogue.rooms.invitations import Issued
from dialogue.rooms.seats import find_seat, renew_seat
from dialogue.store.work import Work


def renew(work: Work, account: str, room: str, number: int) -> Issued:
    """Return the fresh code."""
    desk = in_room(work.db, account, "seat.renew", room)
    seat = find_seat(work.db, room, number)
    issued = renew_seat(work, seat)
    note_act(work, desk.programme, account, "seat.renew", seat.id)
    return issued
