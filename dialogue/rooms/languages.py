"""In which order languages stand: drawn once for a programme, turned by one place more at each meeting."""

from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Select, bindparam, func, literal, select

from dialogue.kernel.locales import LANGS, Lang, as_lang, turned
from dialogue.programmes.models import Programme
from dialogue.rooms.models import Member, Room, RoomSession
from dialogue.store.prepared import Prepared

_DRAWN: Final[tuple[Any, ...]] = (Programme.langs, Programme.order)
_MEETING: Final = func.coalesce(RoomSession.number, 0)
_READING: Final = Prepared(
    select(Member.reads, *_DRAWN, _MEETING)
    .join(Room, Room.id == Member.room_id)
    .join(Programme, Programme.id == Room.programme_id)
    .outerjoin(RoomSession, RoomSession.id == Room.session_id)
    .where(Member.id == bindparam("member"))
)


class Reading(NamedTuple):
    """The language a member reads in, and all languages as they stand in their room at this moment."""

    lang: str
    order: list[Lang]


def reading_of(db: Connection, member: str) -> Reading | None:
    """Return how a member reads, or None if there is no such member."""
    row = _READING.first(db, member=member)
    return None if row is None else Reading(row[0], order_of(*row[1:]))


def order_in_room(db: Connection, room: str) -> list[Lang] | None:
    """Return the order of a room at this moment; until the next waiting room opens it stays the same."""
    query = select(*_DRAWN, _MEETING).select_from(Room).join(Programme, Programme.id == Room.programme_id)
    return _read(db, query.outerjoin(RoomSession, RoomSession.id == Room.session_id).where(Room.id == room))


def order_at_meeting(db: Connection, session: str) -> list[Lang] | None:
    """Return the order of a meeting, past or to come."""
    query = select(*_DRAWN, _MEETING).select_from(Room).join(Programme, Programme.id == Room.programme_id)
    return _read(db, query.join(RoomSession, RoomSession.room_id == Room.id).where(RoomSession.id == session))


def order_in_programme(db: Connection, programme: str) -> list[Lang] | None:
    """Return the order of a programme where no meeting is meant."""
    return _read(db, select(*_DRAWN, literal(0)).where(Programme.id == programme))


def order_of(langs: str, order: int, meeting: int) -> list[Lang]:
    """Return the programme's languages as they were drawn and turned, then those that it does without."""
    drawn = [lang for tag in langs.split() if (lang := as_lang(tag)) is not None]
    others = [lang for lang in LANGS if lang not in drawn]
    return [*turned(drawn, order + meeting), *turned(others, order + meeting)]


def _read(db: Connection, query: Select[*tuple[Any, ...]]) -> list[Lang] | None:
    row = db.execute(query).one_or_none()
    return None if row is None else order_of(*row)
