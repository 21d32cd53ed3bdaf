"""Plans meetings: when they are and what their agenda is, for as long as they have not begun."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from dialogue.kernel.errors import Conflict, Invalid
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import Lang
from dialogue.programmes import defaults
from dialogue.programmes.texts import write_text
from dialogue.rooms.meetings import Meeting, meetings_of
from dialogue.rooms.models import Room, RoomSession, Stage
from dialogue.rooms.vocabulary import Turn
from dialogue.store.work import Work


@dataclass(frozen=True, slots=True)
class StagePlan:
    """One step of an agenda; a text's id where the title is there already."""

    title: Mapping[Lang, str]
    minutes: int
    turn: Turn
    text: str | None = None


def default_agenda(minutes: int) -> tuple[StagePlan, ...]:
    """Return the agenda that a session starts with, stretched to its length."""
    known = defaults.stages()
    whole = sum(stage.minutes for stage in known)
    shares = [max(1, minutes * stage.minutes // whole) for stage in known]
    shares[1] += minutes - sum(shares)
    return tuple(
        StagePlan(stage.by_lang(), share, stage.turn) for stage, share in zip(known, shares, strict=True)
    )


def plan_session(work: Work, room: str, starts: datetime, minutes: int, agenda: Sequence[StagePlan]) -> str:
    """Plan one more meeting after those there are; return its id."""
    last = work.db.scalar(select(func.max(RoomSession.number)).where(RoomSession.room_id == room))
    session = new_id("s")
    work.db.execute(
        insert(RoomSession).values(
            id=session, room_id=room, number=int(last or 0) + 1, starts=starts, minutes=minutes
        )
    )
    _check_order(work.db, room)
    set_agenda(work, room, session, agenda)
    return session


def move_session(work: Work, meeting: Meeting, starts: datetime, minutes: int) -> None:
    """Give a planned meeting another time; meetings of a room stay in their order."""
    _check_planned(meeting)
    changed = update(RoomSession).where(RoomSession.id == meeting.id)
    work.db.execute(changed.values(starts=starts, minutes=minutes))
    _check_order(work.db, meeting.room)


def cancel_session(work: Work, meeting: Meeting) -> None:
    """Take a planned meeting off the calendar; later ones move up by one number."""
    _check_planned(meeting)
    if work.db.scalar(select(Room.session_id).where(Room.id == meeting.room)) == meeting.id:
        raise Conflict(why="waiting_room")
    work.db.execute(delete(Stage).where(Stage.session_id == meeting.id))
    work.db.execute(delete(RoomSession).where(RoomSession.id == meeting.id))
    work.db.execute(update(Room).where(Room.id == meeting.room).values(quiet_since=work.now))
    for later in meetings_of(work.db, meeting.room):  # in order, so that no two ever share a number
        if later.number > meeting.number:
            moved = update(RoomSession).where(RoomSession.id == later.id)
            work.db.execute(moved.values(number=later.number - 1))


def set_agenda(work: Work, room: str, session: str, agenda: Sequence[StagePlan]) -> None:
    """Put an agenda down in place of the one there was."""
    work.db.execute(delete(Stage).where(Stage.session_id == session))
    rows = [
        {
            "session_id": session,
            "number": number,
            "title": write_text(work, room, stage.title, stage.text),
            "minutes": stage.minutes,
            "turn": stage.turn,
        }
        for number, stage in enumerate(agenda, start=1)
    ]
    work.db.execute(insert(Stage), rows)


def _check_planned(meeting: Meeting) -> None:
    if meeting.state != "planned":
        raise Conflict(why="begun")


def _check_order(db: Connection, room: str) -> None:
    known = meetings_of(db, room)
    if any(one.ends > two.starts for one, two in itertools.pairwise(known)):
        raise Invalid("day", "order")
