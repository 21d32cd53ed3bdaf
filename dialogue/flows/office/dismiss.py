"""Ends somebody's part in a programme; where it was their only one in a room, they leave it at once."""

from sqlalchemy import select

from dialogue.flows.office.authority import in_programme, note_act
from dialogue.kernel.errors import Invalid, Missing
from dialogue.programmes.appointments import Appointed, appointed, find_appointment, parts_of
from dialogue.programmes.appointments import dismiss as end_part
from dialogue.rooms.admission import leave
from dialogue.rooms.building import rooms_of
from dialogue.rooms.log import streams_of
from dialogue.rooms.models import Member
from dialogue.rooms.present import find_member
from dialogue.store.work import Work


def dismiss(work: Work, account: str, programme: str, appointment: str) -> None:
    """End the part; a programme keeps at least one organiser."""
    outline = in_programme(work.db, account, "person.dismiss", programme)
    part = find_appointment(work.db, appointment)
    if part.programme != programme:
        raise Missing
    if part.role == "organiser":
        organisers = [each for each in appointed(work.db, programme) if each.role == "organiser"]
        if len(organisers) == 1:
            raise Invalid("account", "last_organiser")
    work.kit.keys.note_erasure("dismissed", appointment, work.now)
    end_part(work, appointment)
    for room in rooms_of(work.db, programme):
        if part.room in {None, room.id}:
            _leave(work, part, room.id)
    note_act(work, outline, account, "person.dismiss", part.account)


def _leave(work: Work, part: Appointed, room: str) -> None:
    if part.role in parts_of(work.db, part.account, part.programme, room):
        return
    query = select(Member.id).where(
        Member.room_id == room, Member.account_id == part.account, Member.role == part.role
    )
    member = work.db.scalar(query)
    if member is None:
        return
    present = find_member(work.db, room, member)
    if present.state not in {"gone", "erased"}:
        leave(work, streams_of(work.db, room), present, "gone")
