"""What somebody in front of the door may know: when the next meeting is, and who will be there by number."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import Connection, func, select

from dialogue.kernel import limits
from dialogue.programmes.appointments import appointed
from dialogue.programmes.models import Programme
from dialogue.rooms.meetings import Meeting, meetings_of
from dialogue.rooms.models import Member, Seat
from dialogue.rooms.standing import Standing

Phase = Literal["none", "early", "open"]
EARLY = timedelta(seconds=limits.WAITING_ROOM_BEFORE)


@dataclass(frozen=True, slots=True)
class Outlook:
    """`phase`: no meeting planned, its waiting room not open yet, or open; counts by role."""

    phase: Phase
    begun: bool
    starts: datetime | None
    opens: datetime | None
    zone: str
    seats: int
    staff: dict[str, int]


def outlook(db: Connection, standing: Standing, now: datetime) -> Outlook:
    """Return what the waiting room's page tells."""
    zone = db.execute(select(Programme.zone).where(Programme.id == standing.programme)).scalar_one()
    coming = _coming(meetings_of(db, standing.room), standing)
    opens = None if coming is None else coming.starts - EARLY
    here = coming is not None and coming.id == standing.session
    return Outlook(
        phase=_phase(opens, now, here=here),
        begun=coming is not None and coming.state != "planned",
        starts=None if coming is None else coming.starts,
        opens=opens,
        zone=zone,
        seats=_seats(db, standing.room),
        staff=_staff(db, standing),
    )


def _phase(opens: datetime | None, now: datetime, *, here: bool) -> Phase:
    if opens is None:
        return "none"
    return "open" if here or now >= opens else "early"


def _coming(meetings: list[Meeting], standing: Standing) -> Meeting | None:
    """The meeting the room is about while it lasts, else the next one planned."""
    present = next((each for each in meetings if each.id == standing.session), None)
    if present is not None and present.state != "closed":
        return present
    done = present.number if present is not None else 0
    return next((each for each in meetings if each.state == "planned" and each.number > done), None)


def _seats(db: Connection, room: str) -> int:
    query = select(func.count()).select_from(Seat).where(Seat.room_id == room, Seat.state != "closed")
    return int(db.scalar(query) or 0)


def _staff(db: Connection, standing: Standing) -> dict[str, int]:
    """How many of the team there may be: those appointed, and those who are in the room already."""
    team = {
        (str(part.role), part.account)
        for part in appointed(db, standing.programme)
        if part.room in {None, standing.room} and part.role != "organiser"
    }
    query = select(Member.role, Member.account_id, Member.id).where(
        Member.room_id == standing.room,
        Member.role != "participant",
        Member.state.not_in(("gone", "erased", "removed")),
    )
    team |= {(row.role, row.account_id or row.id) for row in db.execute(query)}
    return dict(Counter(role for role, _who in team))
