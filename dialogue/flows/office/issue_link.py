"""Makes a fresh way to an empty or invited seat; the code is told once, to the one who asked."""

from dialogue.flows.office.authority import in_room, note_act
from dialogue.rooms.invitations import Issued
from dialogue.rooms.seats import find_seat, invite_to_seat
from dialogue.store.work import Work


def issue_link(work: Work, account: str, room: str, number: int) -> Issued:
    """Return the code; one that was out for this seat no longer works."""
    desk = in_room(work.db, account, "seat.link", room)
    seat = find_seat(work.db, room, number)
    issued = invite_to_seat(work, seat)
    note_act(work, desk.programme, account, "seat.link", seat.id)
    return issued
