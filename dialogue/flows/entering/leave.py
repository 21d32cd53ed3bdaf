"""Leaves: the login ends, the seat is kept. Who was waiting is no longer announced at the desk."""

from sqlalchemy import select

from dialogue.people import logins
from dialogue.people.logins import Who
from dialogue.rooms.admission import stop_waiting
from dialogue.rooms.log import streams_of
from dialogue.rooms.models import Member
from dialogue.store.work import Work


def leave(work: Work, who: Who) -> None:
    """End the login of this browser; another browser of the same person stays as it is."""
    logins.end(work.db, who.token)
    if who.member is None:
        return
    room, state = work.db.execute(select(Member.room_id, Member.state).where(Member.id == who.member)).one()
    if state == "waiting":
        stop_waiting(work, streams_of(work.db, room), who.member)
