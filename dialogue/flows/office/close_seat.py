"""Takes a seat away for good; whoever holds it is gone from the room."""

from dialogue.flows.office.authority import in_room, note_act
from dialogue.rooms.seats import close_seat as close
from dialogue.rooms.seats import find_seat
from dialogue.store.work import Work


def close_seat(work: Work, account: str, room: str, number: int) -> None:
    """Close it."""
    desk = in_room(work.db, account, "seat.close", room)
    seat = find_seat(work.db, room, number)
    close(work, seat)
    note_act(work, desk.programme, account, "seat.close", seat.id)
