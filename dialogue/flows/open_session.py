"""Opens the session whose waiting room is open, lets it pause and lets it go on."""

from typing import ClassVar

from dialogue.flows.acting import record_act
from dialogue.flows.command import Call, Command, Outcome
from dialogue.kernel.errors import Conflict, Missing
from dialogue.rooms.events import SessionOpened, SessionPaused, SessionResumed
from dialogue.rooms.sessions import next_stage, open_stage, set_sitting, sitting
from dialogue.store.work import Work
from dialogue.streams.append import append
from dialogue.streams.kinds import Id


class OpenSession(Command, frozen=True, forbid_unknown_fields=True):
    """The meeting begins."""

    name: ClassVar[str] = "session.open"
    session: Id


class PauseSession(Command, frozen=True, forbid_unknown_fields=True):
    """Only moderators write for a while."""

    name: ClassVar[str] = "session.pause"


class ResumeSession(Command, frozen=True, forbid_unknown_fields=True):
    """The meeting goes on."""

    name: ClassVar[str] = "session.resume"


def open_session(work: Work, call: Call, command: OpenSession) -> Outcome:
    """Begin with the first stage; a session that is open stays as it is."""
    standing = call.standing
    asked = sitting(work.db, command.session)
    if asked is None or asked.room != standing.room:
        raise Missing
    if asked.id != standing.session:
        raise Conflict(why="session")
    if asked.state != "planned":
        return Outcome()
    set_sitting(work.db, asked.id, state="open", slow_mode=0, opened=work.now)
    opened = append(work, standing.room_stream, SessionOpened(asked.id, asked.mode))
    first = next_stage(work.db, asked.id, None)
    if first is not None:
        open_stage(work, standing, asked.id, first)
    record_act(work, standing, "session.open", asked.id)
    return Outcome(event=opened)


def pause_session(work: Work, call: Call, command: PauseSession) -> Outcome:
    """Pause; a session that pauses stays as it is."""
    standing = call.standing
    if standing.room_state == "paused":
        return Outcome()
    set_sitting(work.db, standing.session, state="paused")
    record_act(work, standing, "session.pause", standing.session)
    return Outcome(event=append(work, standing.room_stream, SessionPaused()))


def resume_session(work: Work, call: Call, command: ResumeSession) -> Outcome:
    """Go on; a session that is open stays as it is."""
    standing = call.standing
    if standing.room_state == "open":
        return Outcome()
    set_sitting(work.db, standing.session, state="open")
    record_act(work, standing, "session.resume", standing.session)
    return Outcome(event=append(work, standing.room_stream, SessionResumed()))
