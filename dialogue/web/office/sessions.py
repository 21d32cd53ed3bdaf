"""The meetings of a room, and planning one more."""

from flask import Blueprint, Response, render_template, request

from dialogue.flows.office.plan_session import plan_session
from dialogue.kernel import limits
from dialogue.rooms.meetings import agenda_of, meetings_of
from dialogue.web.forms import returns_to
from dialogue.web.guards import account
from dialogue.web.here import ports
from dialogue.web.office import form, sentences
from dialogue.web.office.heads import room_head
from dialogue.web.office.onward import onward

sessions = Blueprint("office_sessions", __name__, url_prefix="/office/rooms/<room>/sessions")


@sessions.get("")
def show(room: str) -> str:
    """Show them with the number of their stages."""
    with ports().readers.begin() as db:
        head = room_head(db, room)
        meetings = [(meeting, len(agenda_of(db, meeting.id))) for meeting in meetings_of(db, room)]
    return render_template(
        "office/sessions.html",
        head=head,
        meetings=meetings,
        limits=limits,
        say=sentences,
        done=sentences.done_line(request.args.get("done")),
    )


@sessions.post("")
@returns_to("office_sessions.show")
def plan(room: str) -> Response:
    """Plan one more."""
    who, day, clock, minutes = account(), form.day("day"), form.clock("clock"), form.whole("minutes")
    ports().writer.run(lambda work: plan_session(work, who, room, day, clock, minutes))
    return onward("office_sessions.show", "planned", room=room)
