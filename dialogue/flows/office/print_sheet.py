"""Makes fresh ways to several seats at once, to be printed: one sheet for each."""

from collections.abc import Iterable

from dialogue.flows.office.authority import in_room, note_act
from dialogue.kernel.errors import Invalid
from dialogue.rooms.invitations import Issued
from dialogue.rooms.seats import find_seat, invite_to_seat
from dialogue.store.work import Work


def print_sheet(work: Work, account: str, room: str, numbers: Iterable[int]) -> list[Issued]:
    """Return a code for each of the seats, in their order, all of them or none."""
    desk = in_room(work.db, account, "seat.sheet", room)
    wanted = sorted(set(numbers))
    if not wanted:
        raise Invalid("seats", "none")
    seats = [find_seat(work.db, room, number) for number in wanted]
    issued = [invite_to_seat(work, seat) for seat in seats]
    for seat in seats:
        note_act(work, desk.programme, account, "seat.sheet", seat.id)
    return issued
