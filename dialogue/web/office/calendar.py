"""The meetings of a room as a calendar for the staff; it says "Meeting" and nothing of the topic."""

from datetime import timedelta
from hashlib import sha256

from flask import Blueprint, Response, make_response
from icalendar import Calendar, Event

from dialogue.kernel.errors import Missing
from dialogue.programmes.appointments import parts_of
from dialogue.rooms.building import find_room
from dialogue.rooms.meetings import Meeting, meetings_of
from dialogue.web.catalogue import _
from dialogue.web.guards import account
from dialogue.web.here import ports

calendar = Blueprint("office_calendar", __name__, url_prefix="/office/rooms/<room>")


@calendar.get("/calendar.ics")
def take(room: str) -> Response:
    """Give it to whoever has a part in the programme."""
    house, who = ports(), account()
    with house.readers.begin() as db:
        found = find_room(db, room)
        if found is None or not parts_of(db, who, found.programme, room):
            raise Missing
        meetings = meetings_of(db, room)
    book = Calendar()
    book.add("prodid", "-//calendar//")
    book.add("version", "2.0")
    for meeting in meetings:
        book.add_component(_entry(meeting))
    answer = make_response(book.to_ical())
    answer.headers["Content-Type"] = "text/calendar; charset=utf-8"
    answer.headers["Content-Disposition"] = 'attachment; filename="meetings.ics"'
    return answer


def _entry(meeting: Meeting) -> Event:
    entry = Event()
    entry.add("uid", sha256(meeting.id.encode()).hexdigest()[:32])
    entry.add("dtstamp", meeting.starts)
    entry.add("dtstart", meeting.starts)
    entry.add("dtend", meeting.starts + timedelta(minutes=meeting.minutes))
    entry.add("summary", _("Meeting"))
    entry.add("class", "PRIVATE")
    return entry
