"""Appoints somebody of the staff, by the name they sign in with, to a programme or to one room of it."""

from collections.abc import Iterable

from dialogue.flows.office.authority import in_programme, in_room, note_act
from dialogue.kernel.errors import Invalid, Missing
from dialogue.kernel.locales import Lang
from dialogue.programmes.appointments import StaffRole, account_named
from dialogue.programmes.appointments import appoint as give_part
from dialogue.store.work import Work


def appoint(
    work: Work,
    account: str,
    programme: str,
    name: str,
    role: StaffRole,
    langs: Iterable[Lang],
    room: str | None = None,
) -> str:
    """Give the part; whoever moderates or interprets does so in at least one language."""
    outline = in_programme(work.db, account, "person.appoint", programme)
    if room is not None and in_room(work.db, account, "person.appoint", room).room.programme != programme:
        raise Missing
    spoken = list(langs)
    if role in {"moderator", "interpreter"} and not spoken:
        raise Invalid("langs", "blank")
    whom = account_named(work.db, name)
    appointment = give_part(work, programme, whom, role, spoken, None if role == "organiser" else room)
    note_act(work, outline, account, "person.appoint", whom)
    return appointment
