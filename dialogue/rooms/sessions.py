"""The course of a session: planned, open, paused, closed, and its stages one after another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, func, select, update
from sqlalchemy.orm import aliased

from dialogue.rooms.events import StageOpened
from dialogue.rooms.floor import forget_turns
from dialogue.rooms.log import RoomLog
from dialogue.rooms.models import Room, RoomSession, Stage
from dialogue.rooms.vocabulary import Mode, SessionState
from dialogue.store.work import Work
from dialogue.streams.append import Appended, append


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session of a room."""

    id: str
    room: str
    number: int
    starts: datetime
    state: SessionState
    mode: Mode


def sitting(db: Connection, session: str | None) -> Sitting | None:
    """Return a session, or None if there is none of that id."""
    return _one(db, RoomSession.id == session) if session else None


def next_planned(db: Connection, room: str, after: int) -> Sitting | None:
    """Return the first planned session of a room with a higher number."""
    return _one(
        db,
        (RoomSession.room_id == room) & (RoomSession.state == "planned") & (RoomSession.number > after),
    )


def rooms_with_next(db: Connection, until: datetime) -> Sequence[str]:
    """Return the rooms in which no session goes on and the one after the last begins until then."""
    now = aliased(RoomSession)
    query = (
        select(Room.id)
        .outerjoin(now, now.id == Room.session_id)
        .join(RoomSession, RoomSession.room_id == Room.id)
        .where(
            Room.erased.is_(False),
            RoomSession.state == "planned",
            RoomSession.starts <= until,
            RoomSession.number > func.coalesce(now.number, 0),
            func.coalesce(now.state, "planned").not_in(("open", "paused")),
        )
    )
    return db.scalars(query.distinct().order_by(Room.id)).all()


def set_sitting(db: Connection, session: str | None, **values: str | int | datetime | None) -> None:
    """Change columns of a session."""
    db.execute(update(RoomSession).where(RoomSession.id == session).values(**values))


def turn_to(db: Connection, room: str, session: str) -> None:
    """Make a session the one that the room is about."""
    db.execute(update(Room).where(Room.id == room).values(session_id=session))


def next_stage(db: Connection, session: str, stage: int | None) -> int | None:
    """Return the number of the stage that follows, or None after the last."""
    query = select(func.min(Stage.number)).where(Stage.session_id == session, Stage.number > (stage or 0))
    return cast("int | None", db.scalar(query))


def open_stage(work: Work, log: RoomLog, session: str, stage: int) -> Appended:
    """Go on to a stage: the one before ends, hands and turn begin anew."""
    end_stage(work.db, session, work.now)
    set_sitting(work.db, session, stage=stage)
    work.db.execute(
        update(Stage).where(Stage.session_id == session, Stage.number == stage).values(opened=work.now)
    )
    forget_turns(work.db, log.room)
    return append(work, log.room_stream, StageOpened(session, stage))


def end_stage(db: Connection, session: str | None, now: datetime) -> None:
    """End the stage that is open, if one is."""
    unfinished = (Stage.session_id == session) & Stage.opened.is_not(None) & Stage.ended.is_(None)
    db.execute(update(Stage).where(unfinished).values(ended=now))


def _one(db: Connection, which: ColumnElement[bool]) -> Sitting | None:
    columns: tuple[Any, ...] = (
        RoomSession.id,
        RoomSession.room_id,
        RoomSession.number,
        RoomSession.starts,
        RoomSession.state,
        RoomSession.mode,
    )
    row = db.execute(select(*columns).where(which).order_by(RoomSession.number).limit(1)).one_or_none()
    return None if row is None else Sitting(*row)
