"""The office's first page: what waits for you, your programmes, and summaries you may look at."""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, render_template
from sqlalchemy import Connection

from dialogue.flows.office.waiting import Waits, what_waits
from dialogue.programmes.outline import Outline, programmes_of
from dialogue.rooms.building import rooms_of
from dialogue.rooms.meetings import Meeting, meetings_of
from dialogue.rooms.seats import seats_of
from dialogue.web.guards import account
from dialogue.web.here import ports
from dialogue.web.office import sentences
from dialogue.web.office.heads import Said, said

office = Blueprint("office", __name__)


@dataclass(frozen=True, slots=True)
class Row:
    """A programme at a glance."""

    programme: Outline
    title: Said
    meetings: int
    next: datetime | None
    seats: int
    taken: int


@dataclass(frozen=True, slots=True)
class Over:
    """A meeting that is over, whose summary somebody may see who does not organise it."""

    meeting: Meeting
    title: Said


@office.get("/office")
def home() -> str:
    """Show what waits, then everything else."""
    house, who = ports(), account()
    now = house.clock.now()
    with house.readers.begin() as db:
        rows = [_row(db, programme, now) for programme in programmes_of(db, who)]
        waits = what_waits(db, who, now)
        over = _over(db, who)
    titles = {row.programme.id: row.title for row in rows}
    return render_template(
        "office/home.html", rows=rows, waits=_with_titles(waits, titles), over=over, say=sentences
    )


def _with_titles(waits: list[Waits], titles: dict[str, Said]) -> list[tuple[Waits, Said | None]]:
    """Name the programme only where there is more than one."""
    return [(each, titles[each.programme] if len(titles) > 1 else None) for each in waits]


def _row(db: Connection, programme: Outline, now: datetime) -> Row:
    rooms = rooms_of(db, programme.id)
    meetings = [meeting for room in rooms for meeting in meetings_of(db, room.id)]
    seats = [seat for room in rooms for seat in seats_of(db, room.id) if seat.state != "closed"]
    coming = [each.starts for each in meetings if each.state != "closed" and each.ends > now]
    return Row(
        programme=programme,
        title=said(db, [programme.title])[programme.title],
        meetings=len(meetings),
        next=min(coming, default=None),
        seats=len(seats),
        taken=sum(seat.state == "taken" for seat in seats),
    )


def _over(db: Connection, who: str) -> list[Over]:
    organised = {programme.id for programme in programmes_of(db, who)}
    return [
        Over(meeting, said(db, [room.title])[room.title])
        for programme in programmes_of(db, who, "moderator")
        if programme.id not in organised
        for room in rooms_of(db, programme.id)
        for meeting in meetings_of(db, room.id)
        if meeting.state == "closed"
    ]
