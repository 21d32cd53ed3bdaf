"""The waiting room: who will be there, what happens next; asked again every few seconds without a script."""

from typing import Final

from flask import Blueprint, Response, jsonify, make_response, redirect, render_template

from dialogue.flows.entering.arrive import arrive
from dialogue.flows.entering.outlook import outlook
from dialogue.rooms.entries import entry_wait
from dialogue.web.forms import returns_to, wants_json
from dialogue.web.guards import SEE_OTHER, member, standing
from dialogue.web.here import ports

pages = Blueprint("waiting", __name__)

AGAIN: Final = 10  # seconds: soon enough to be let in, seldom enough for a weak network
AGAIN_EARLY: Final = 60


@pages.get("/wait")
def room() -> Response:
    """Show the waiting room, or lead on: to the room, or to everything of mine."""
    found, house = standing(), ports()
    now = house.clock.now()
    with house.readers.connect() as db:
        ahead = outlook(db, found, now)
        busy = entry_wait(db, found.room, now, found.member)
    anew = ahead.phase == "open" and not ahead.begun and found.room_state in {"none", "closed"}
    path = None
    if found.member_state in {"removed", "gone"}:
        path = "/mine"
    elif found.admitted and not anew:
        path = f"/room/{found.room}"
    if wants_json():
        return jsonify(state=found.member_state, phase=ahead.phase, go=path)
    if path is not None:
        return make_response(redirect(path, SEE_OTHER))
    again = AGAIN_EARLY if ahead.phase != "open" else AGAIN
    return make_response(
        render_template("door/wait.html", state=found.member_state, ahead=ahead, again=again, busy=busy)
    )


@pages.post("/wait")
@returns_to("waiting.room")
def enter() -> Response:
    """Take a place in the waiting room; where too many come at once, the page says when to press again."""
    who = member()
    ports().writer.run(lambda work: arrive(work, who))
    return make_response(redirect("/wait", SEE_OTHER))
