"""Gives a planned meeting another day, time or length."""

from datetime import date, time

from dialogue.flows.office.authority import in_session, note_act
from dialogue.flows.office.times import check_minutes, check_moment
from dialogue.rooms.planning import move_session as move
from dialogue.store.work import Work


def move_session(work: Work, account: str, session: str, day: date, clock: time, minutes: int) -> None:
    """Move it; meetings of a room stay in their order, and one that has begun stays where it is."""
    desk = in_session(work.db, account, "session.move", session)
    check_minutes(minutes)
    move(work, desk.meeting, check_moment(work, desk.programme, day, clock, minutes), minutes)
    note_act(work, desk.programme, account, "session.move", session)
