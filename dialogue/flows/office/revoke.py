"""Takes back an invitation that nobody has used."""

from dialogue.flows.office.authority import in_room, note_act
from dialogue.rooms.seats import find_seat, revoke_invitation
from dialogue.store.work import Work


def revoke(work: Work, account: str, room: str, number: int) -> None:
    """Let the code that is out open nothing any more; the seat is empty again."""
    desk = in_room(work.db, account, "seat.revoke", room)
    seat = find_seat(work.db, room, number)
    revoke_invitation(work, seat)
    note_act(work, desk.programme, account, "seat.revoke", seat.id)
