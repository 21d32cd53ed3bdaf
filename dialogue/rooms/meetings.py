"""The meetings of a room as they are planned and as they stand, and the stages of each."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Row, select

from dialogue.rooms.models import RoomSession, Stage
from dialogue.rooms.vocabulary import SessionState, Turn


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session at a glance; `number` counts the meetings of its room."""

    id: str
    room: str
    number: int
    starts: datetime
    minutes: int
    state: SessionState
    opened: datetime | None
    closed: datetime | None

    @property
    def ends(self) -> datetime:
        """When it should be over."""
        return self.starts + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class AgendaStage:
    """One step of a session's agenda; `title` is an authored text."""

    number: int
    title: str
    minutes: int
    turn: Turn


def find_meeting(db: Connection, session: str) -> Meeting | None:
    """Return a session, or None."""
    row = db.execute(_QUERY.where(RoomSession.id == session)).one_or_none()
    return None if row is None else _meeting(row)


def meetings_of(db: Connection, room: str) -> list[Meeting]:
    """Return the sessions of a room in order."""
    rows = db.execute(_QUERY.where(RoomSession.room_id == room).order_by(RoomSession.number))
    return [_meeting(row) for row in rows]


def agenda_of(db: Connection, session: str) -> list[AgendaStage]:
    """Return the stages of a session in order."""
    query = select(Stage.number, Stage.title, Stage.minutes, Stage.turn).where(Stage.session_id == session)
    rows = db.execute(query.order_by(Stage.number))
    return [AgendaStage(row.number, row.title, row.minutes, cast("Turn", row.turn)) for row in rows]


_QUERY = select(
    RoomSession.id,
    RoomSession.room_id,
    RoomSession.number,
    RoomSession.starts,
    RoomSession.minutes,
    RoomSession.state,
    RoomSession.opened,
    RoomSession.closed,
)


def _meeting(row: Row[*tuple[Any, ...]]) -> Meeting:
    return Meeting(
        id=row.id,
        room=row.room_id,
        number=row.number,
        starts=row.starts,
        minutes=row.minutes,
        state=cast("SessionState", row.state),
        opened=row.opened,
        closed=row.closed,
    )
