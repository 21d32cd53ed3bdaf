"""Where a member of staff works: the rooms they are appointed to, with their part in each."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from dialogue.kernel.locales import Lang, own_first
from dialogue.programmes.appointments import parts_of
from dialogue.programmes.models import Appointment, Programme
from dialogue.programmes.texts import in_lang, read_texts
from dialogue.rooms.building import rooms_of
from dialogue.rooms.languages import order_in_room
from dialogue.rooms.meetings import meetings_of
from dialogue.rooms.models import Member, Room
from dialogue.rooms.self_said import open_self
from dialogue.store.sealing import Sealer


@dataclass(frozen=True, slots=True)
class Workplace:
    """One room: its title in a language there is, the account's part in it, the name it goes by."""

    room: str
    title: str
    title_lang: Lang
    role: str
    inside: bool
    name: str
    next_start: datetime | None
    zone: str


@dataclass(frozen=True, slots=True)
class Workplaces:
    """Every room of an account, and whether it runs a programme."""

    rooms: list[Workplace]
    organises: bool


ROLES = ("moderator", "interpreter", "expert", "observer")


def workplaces_of(db: Connection, sealer: Sealer, account: str, lang: Lang) -> Workplaces:
    """Return them, programme by programme."""
    query = (
        select(Programme.id, Programme.zone)
        .join(Appointment, Appointment.programme_id == Programme.id)
        .where(Appointment.account_id == account)
    )
    found: list[Workplace] = []
    organises = False
    for programme in db.execute(query.distinct().order_by(Programme.id)).all():
        organises = organises or "organiser" in parts_of(db, account, programme.id)
        for room in rooms_of(db, programme.id):
            parts: frozenset[str] = parts_of(db, account, programme.id, room.id)
            role = next((each for each in ROLES if each in parts), None)
            if role is not None:
                found.append(_place(db, sealer, account, room.id, (role, programme.zone, lang)))
    return Workplaces(found, organises)


def _place(db: Connection, sealer: Sealer, account: str, room: str, more: tuple[str, str, Lang]) -> Workplace:
    role, zone, lang = more
    title = db.execute(select(Room.title).where(Room.id == room)).scalar_one()
    order = own_first(order_in_room(db, room) or [lang], lang)
    title_lang, words = in_lang(read_texts(db, sealer, [title])[title], order)
    query = select(Member.id, Member.state, Member.self_).where(
        Member.account_id == account, Member.room_id == room
    )
    row = db.execute(query).one_or_none()
    said = open_self(sealer, room, row.id, row[2]) if row is not None else None
    planned = [each.starts for each in meetings_of(db, room) if each.state != "closed"]
    return Workplace(
        room=room,
        title=words,
        title_lang=title_lang,
        role=role,
        inside=row is not None and row.state == "admitted",
        name=said.name if said is not None else "",
        next_start=planned[0] if planned else None,
        zone=zone,
    )
