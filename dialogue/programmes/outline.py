"""A programme at a glance, and which programmes somebody has a part in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, select

from dialogue.kernel.locales import Lang
from dialogue.programmes.models import Appointment, Programme


@dataclass(frozen=True, slots=True)
class Outline:
    """What is decided about a programme; `langs` stand in the order that was drawn for it."""

    id: str
    title: str
    zone: str
    lang: Lang
    langs: tuple[Lang, ...]
    order: int
    retention_days: int
    invitation_days: int
    publish_after_hours: int
    rules_version: int
    demo: bool
    made: datetime
    office_stream: str


def find_programme(db: Connection, programme: str) -> Outline | None:
    """Return a programme, or None if there is no such one."""
    row = db.execute(select(Programme.__table__).where(Programme.id == programme)).one_or_none()
    return None if row is None else _outline(row)


def programmes_of(db: Connection, account: str, role: str = "organiser") -> list[Outline]:
    """Return the programmes in which an account has this role, the newest first."""
    query = (
        select(Programme.__table__)
        .join(Appointment, Appointment.programme_id == Programme.id)
        .where(Appointment.account_id == account, Appointment.role == role)
    )
    rows = db.execute(query.order_by(Programme.made.desc(), Programme.id).distinct())
    return [_outline(row) for row in rows]


def _outline(row: Row[*tuple[Any, ...]]) -> Outline:
    return Outline(
        id=row.id,
        title=row.title,
        zone=row.zone,
        lang=cast("Lang", row.lang),
        langs=tuple(cast("Lang", lang) for lang in row.langs.split()),
        order=row.order,
        retention_days=row.retention_days,
        invitation_days=row.invitation_days,
        publish_after_hours=row.publish_after_hours,
        rules_version=row.rules_version,
        demo=row.demo,
        made=row.made,
        office_stream=row.office_stream,
    )
