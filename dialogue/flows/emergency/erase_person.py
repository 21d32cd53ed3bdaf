"""Erases somebody altogether because those who know them ask for it, and they cannot."""

from sqlalchemy import select

from dialogue.flows.emergency.office_record import note_in_office
from dialogue.flows.erase_all import wipe_member
from dialogue.kernel.errors import Conflict
from dialogue.rooms.log import streams_of
from dialogue.rooms.models import Member
from dialogue.rooms.present import find_member
from dialogue.store.work import Work


def erase_person(work: Work, room: str, member: str) -> None:
    """Erase everything of theirs; whoever called this clears what lies beside the tables.

    The ledger's line is durable before anything is deleted, so that a restored backup erases it again.
    Raises `Conflict` for one of the staff: their acts are the record of a room.
    """
    present = find_member(work.db, room, member)
    if present.account is not None:
        raise Conflict(why="staff")
    if present.state == "erased":
        return
    seat = work.db.scalar(select(Member.seat_id).where(Member.id == member))
    work.kit.keys.note_erasure("member", member, work.now)
    wipe_member(work, streams_of(work.db, room), present)
    note_in_office(work, room, "person.erase", seat)
