"""Closes a session for good: what waits goes back, sanctions end, the floor is nobody's."""

from typing import ClassVar

from dialogue.flows.acting import record_act
from dialogue.flows.command import Call, Command, Outcome
from dialogue.flows.holding import return_held
from dialogue.moderation.models import Hold
from dialogue.moderation.sanctions import lift_all
from dialogue.rooms.admission import stop_waiting
from dialogue.rooms.events import SessionClosed
from dialogue.rooms.floor import forget_turns
from dialogue.rooms.present import members_in
from dialogue.rooms.sessions import end_stage, set_sitting
from dialogue.store.work import Work
from dialogue.streams.append import append


class CloseSession(Command, frozen=True, forbid_unknown_fields=True):
    """The meeting is over."""

    name: ClassVar[str] = "session.close"


def close_session(work: Work, call: Call, command: CloseSession) -> Outcome:
    """Close; a session that is closed stays so. Those who were let in go on reading."""
    standing = call.standing
    if standing.room_state == "closed" or standing.session is None:
        return Outcome()
    return_held(work, standing, Hold.room_id == standing.room)
    end_stage(work.db, standing.session, work.now)
    set_sitting(work.db, standing.session, state="closed", closed=work.now)
    forget_turns(work.db, standing.room)
    closed = append(work, standing.room_stream, SessionClosed(standing.session))
    lift_all(work, standing)
    for member in members_in(work.db, standing.room, ("waiting",)):
        stop_waiting(work, standing, member.id)
    record_act(work, standing, "session.close", standing.session)
    return Outcome(event=closed)
