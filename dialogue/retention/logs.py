"""Which logs have had their time: those of a room with its words, the record of acts after a year.

A room's own stream, its booth's and its people's go on the room's day. Its desk and the offices are the
record of acts: of them every event older than a year goes, at the desk of a room only once the room is gone.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, or_, select, union_all, update

from dialogue.kernel import limits
from dialogue.rooms.models import Member, Room
from dialogue.streams.models import EventRow, Stream, StreamKind


def streams_of_erased(db: Connection, room: str) -> list[str]:
    """Return the streams of an erased room that hold events and are no record of acts."""
    erased = (Room.id == room) & Room.erased
    own = select(Room.room_stream).where(erased), select(Room.booth_stream).where(erased)
    personal = select(Member.personal_stream).join(Room, Room.id == Member.room_id).where(erased)
    left = select(Stream.id).where(Stream.id.in_(union_all(*own, personal)), Stream.cut < Stream.head)
    return list(db.scalars(left.order_by(Stream.id)))


def records_due(db: Connection, now: datetime) -> list[str]:
    """Return the records of acts whose first event is older than a year."""
    desks = select(Room.desk_stream).where(Room.erased)
    first = and_(EventRow.stream_id == Stream.id, EventRow.seq == Stream.cut + 1)
    query = (
        select(Stream.id)
        .join(EventRow, first)
        .where(EventRow.at < a_year_before(now), or_(Stream.kind == StreamKind.OFFICE, Stream.id.in_(desks)))
    )
    return list(db.scalars(query.order_by(Stream.id)))


def a_year_before(now: datetime) -> datetime:
    """Return the moment up to which acts have had their time."""
    return now - timedelta(days=limits.AUDIT_DAYS)


def forget_who_acted(db: Connection) -> None:
    """Untie the accounts of a team from an erased room of which no act is left on record."""
    done = (
        select(Room.id)
        .join(Stream, Stream.id == Room.desk_stream)
        .where(Room.erased, Stream.cut == Stream.head)
    )
    still = Member.account_id.is_not(None)
    db.execute(update(Member).where(Member.room_id.in_(done), still).values(account_id=None))
