"""A programme: its meetings as a table, room by room, and what waits in it."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import Blueprint, Response, render_template, request
from sqlalchemy import Connection

from dialogue.flows.office.create_room import create_room
from dialogue.flows.office.waiting import waits_in
from dialogue.kernel import limits
from dialogue.programmes.appointments import Appointed, appointed
from dialogue.programmes.outline import Outline
from dialogue.rooms.building import RoomOutline, all_rooms_of
from dialogue.rooms.erasure_day import erased_on
from dialogue.rooms.meetings import Meeting, meetings_of
from dialogue.rooms.seats import Place, seats_of
from dialogue.summaries.publication import state_of
from dialogue.web.forms import returns_to
from dialogue.web.guards import account
from dialogue.web.here import ports
from dialogue.web.office import form, sentences
from dialogue.web.office.heads import Said, programme_head, said
from dialogue.web.office.onward import onward

programme = Blueprint("office_programme", __name__, url_prefix="/office/programmes/<programme>")


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting with the state its chip tells: its own, or its summary's."""

    meeting: Meeting
    state: str


@dataclass(frozen=True, slots=True)
class RoomCard:
    """A room: meetings, seats, moderators, the next seat to invite to, the day on which all is erased."""

    room: RoomOutline
    title: Said
    rows: list[MeetingRow]
    moderators: list[str]
    seats: int
    taken: int
    invited: int
    free: int | None
    erased: date


@dataclass(frozen=True, slots=True)
class ErasedRoom:
    """A room of which the plan is left, and when the rest was erased."""

    title: Said
    meetings: list[Meeting]
    when: datetime | None


@programme.get("")
def show(programme: str) -> str:
    """Show the programme."""
    house = ports()
    with house.readers.begin() as db:
        head = programme_head(db)
        rooms = all_rooms_of(db, head.programme.id)
        cards = _cards(db, head.programme, [room for room in rooms if not room.erased])
        gone = _gone(db, [room for room in rooms if room.erased])
        waits = list(waits_in(db, head.programme, house.clock.now()))
    return render_template(
        "office/programme.html",
        head=head,
        cards=cards,
        erased=max((card.erased for card in cards), default=None),
        gone=gone,
        waits=[(each, None) for each in waits],
        say=sentences,
        limits=limits,
        done=sentences.done_line(request.args.get("done")),
    )


@programme.post("/rooms")
@returns_to("office_programme.show")
def add_room(programme: str) -> Response:
    """Add a room."""
    title, seats, who = form.in_langs("title"), form.whole("seats"), account()
    ports().writer.run(lambda work: create_room(work, who, programme, title, seats))
    return onward("office_programme.show", "room", programme=programme)


def _cards(db: Connection, outline: Outline, rooms: list[RoomOutline]) -> list[RoomCard]:
    titles = said(db, [room.title for room in rooms])
    staff = appointed(db, outline.id)
    return [_card(db, outline, room, titles[room.title], staff) for room in rooms]


def _gone(db: Connection, rooms: list[RoomOutline]) -> list[ErasedRoom]:
    titles, keys = said(db, [room.title for room in rooms]), ports().kit.keys
    return [
        ErasedRoom(titles[room.title], meetings_of(db, room.id), keys.noted("room", room.id))
        for room in rooms
    ]


def _card(
    db: Connection, outline: Outline, room: RoomOutline, title: Said, staff: list[Appointed]
) -> RoomCard:
    meetings = meetings_of(db, room.id)
    seats = [seat for seat in seats_of(db, room.id) if seat.state != "closed"]
    return RoomCard(
        room=room,
        title=title,
        rows=[MeetingRow(each, _state(db, each)) for each in meetings],
        moderators=sorted(
            {each.name for each in staff if each.role == "moderator" and each.room in {None, room.id}}
        ),
        seats=len(seats),
        taken=sum(seat.state == "taken" for seat in seats),
        invited=sum(seat.state == "invited" for seat in seats),
        free=_next_free(seats),
        erased=erased_on(db, room.id, outline.zone, outline.retention_days),
    )


def _next_free(seats: list[Place]) -> int | None:
    return next((seat.number for seat in seats if seat.state == "empty"), None)


def _state(db: Connection, meeting: Meeting) -> str:
    if meeting.state != "closed":
        return meeting.state
    summary = state_of(db, meeting.id)
    return "closed" if summary == "none" else summary
