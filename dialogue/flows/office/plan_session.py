"""Plans one more meeting of a room, with the default agenda."""

from datetime import date, time

from dialogue.flows.office.authority import in_room, note_act
from dialogue.flows.office.times import check_minutes, check_moment
from dialogue.kernel import limits
from dialogue.kernel.errors import Invalid
from dialogue.rooms.meetings import meetings_of
from dialogue.rooms.planning import default_agenda
from dialogue.rooms.planning import plan_session as plan
from dialogue.store.work import Work


def plan_session(work: Work, account: str, room: str, day: date, clock: time, minutes: int) -> str:
    """Return the id of the meeting; it comes after those there are, and not in the past."""
    desk = in_room(work.db, account, "session.plan", room)
    if len(meetings_of(work.db, room)) >= limits.SESSIONS_MAX:
        raise Invalid("day", "too_many", max=limits.SESSIONS_MAX)
    check_minutes(minutes)
    starts = check_moment(work, desk.programme, day, clock, minutes)
    session = plan(work, room, starts, minutes, default_agenda(minutes))
    note_act(work, desk.programme, account, "session.plan", session)
    return session
