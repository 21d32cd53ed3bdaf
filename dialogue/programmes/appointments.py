"""Gives accounts their parts in a programme or in one room of it, and takes them back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from sqlalchemy import Connection, Row, delete, insert, select

from dialogue.kernel.errors import Invalid, Missing
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import LANGS, Lang
from dialogue.people.models import Account
from dialogue.programmes.models import Appointment
from dialogue.store.work import Work

StaffRole = Literal["organiser", "moderator", "interpreter", "observer", "expert"]
STAFF_ROLES: tuple[StaffRole, ...] = get_args(StaffRole)


@dataclass(frozen=True, slots=True)
class Appointed:
    """One appointment; without a room it holds for every room of the programme."""

    id: str
    programme: str
    account: str
    name: str
    role: StaffRole
    room: str | None
    langs: tuple[Lang, ...]


def is_organiser(db: Connection, account: str, programme: str) -> bool:
    """Whether an account runs a programme."""
    return "organiser" in parts_of(db, account, programme)


def parts_of(db: Connection, account: str, programme: str, room: str | None = None) -> frozenset[StaffRole]:
    """Return what an account is in a programme; with a room, also what it is in that room alone."""
    query = select(Appointment.role, Appointment.room_id).where(
        Appointment.account_id == account, Appointment.programme_id == programme
    )
    rows = db.execute(query)
    return frozenset(cast("StaffRole", row.role) for row in rows if row.room_id in {None, room})


def appointed(db: Connection, programme: str) -> list[Appointed]:
    """Return everybody who has a part in a programme, by role and name."""
    rows = db.execute(_QUERY.where(Appointment.programme_id == programme))
    found = [_appointed(row) for row in rows]
    return sorted(found, key=lambda each: (STAFF_ROLES.index(each.role), each.name))


def find_appointment(db: Connection, appointment: str) -> Appointed:
    """Return one appointment; raises `Missing`."""
    row = db.execute(_QUERY.where(Appointment.id == appointment)).one_or_none()
    if row is None:
        raise Missing
    return _appointed(row)


def account_named(db: Connection, name: str) -> str:
    """Return the account that signs in with this name; raises `Invalid` when there is none."""
    query = select(Account.id).where(Account.name == name.strip(), Account.closed.is_(False))
    found: str | None = db.scalar(query)
    if found is None:
        raise Invalid("account", "unknown")
    return found


def appoint(
    work: Work, programme: str, account: str, role: StaffRole, langs: Iterable[Lang], room: str | None = None
) -> str:
    """Give an account a part; raises `Invalid` when it has this one already."""
    known = select(Appointment.id).where(
        Appointment.programme_id == programme,
        Appointment.account_id == account,
        Appointment.role == role,
        Appointment.room_id.is_(None) if room is None else Appointment.room_id == room,
    )
    if work.db.scalar(known) is not None:
        raise Invalid("account", "appointed")
    given = set(langs)
    appointment = new_id("o")
    work.db.execute(
        insert(Appointment).values(
            id=appointment,
            programme_id=programme,
            account_id=account,
            role=role,
            room_id=room,
            langs=" ".join(lang for lang in LANGS if lang in given),
        )
    )
    return appointment


def dismiss(work: Work, appointment: str) -> None:
    """End a part."""
    work.db.execute(delete(Appointment).where(Appointment.id == appointment))


_QUERY = select(
    Appointment.id,
    Appointment.programme_id,
    Appointment.account_id,
    Account.name,
    Appointment.role,
    Appointment.room_id,
    Appointment.langs,
).join(Account, Account.id == Appointment.account_id)


def _appointed(row: Row[*tuple[Any, ...]]) -> Appointed:
    return Appointed(
        id=row.id,
        programme=row.programme_id,
        account=row.account_id,
        name=row.name,
        role=cast("StaffRole", row.role),
        room=row.room_id,
        langs=tuple(cast("Lang", lang) for lang in row.langs.split()),
    )
