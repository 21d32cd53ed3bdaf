"""Lets nobody in any more as this person, who may no longer be the only one with their six words.

Their seat is closed, every page and socket of theirs ends, and their entry words open nothing. What they
wrote stays until it is erased.
"""

from sqlalchemy import select

from dialogue.flows.emergency.office_record import note_in_office
from dialogue.kernel.errors import Conflict
from dialogue.people import logins
from dialogue.rooms.models import Member, Seat
from dialogue.rooms.present import find_member, set_member
from dialogue.rooms.seats import close_seat, find_seat, let_go
from dialogue.store.work import Work


def freeze_person(work: Work, room: str, member: str) -> None:
    """Freeze somebody of a room; once more changes nothing. Raises `Conflict` for one of the staff.

    The ledger's line comes first, so that no restored backup lets anybody in as them.
    """
    if find_member(work.db, room, member).account is not None:
        raise Conflict(why="staff")
    work.kit.keys.note_erasure("frozen", member, work.now)
    seat = shut_out(work, room, member)
    note_in_office(work, room, "person.freeze", seat)


def shut_out(work: Work, room: str, member: str) -> str | None:
    """Do what the ledger has a line of; return the seat."""
    present = find_member(work.db, room, member)
    seat = work.db.scalar(select(Member.seat_id).where(Member.id == member))
    number = work.db.scalar(select(Seat.number).where(Seat.id == seat))
    if present.state not in {"gone", "erased"}:
        if number is not None:
            close_seat(work, find_seat(work.db, room, number))
        else:
            let_go(work, present)
    set_member(work.db, member, words=None)
    logins.end_all(work.db, member=member)
    return seat
