"""Opens the waiting room of a room's next session, half an hour before it begins.

The room turns to that session, and all but those who run it come in anew.
"""

from datetime import timedelta

from dialogue.kernel import limits
from dialogue.moderation.sanctions import lift_all
from dialogue.rooms.events import WaitingRoomOpened
from dialogue.rooms.floor import forget_turns
from dialogue.rooms.log import streams_of
from dialogue.rooms.present import members_in, set_member
from dialogue.rooms.sessions import Sitting, next_planned, sitting, turn_to
from dialogue.rooms.standing import STAFF_ROLES
from dialogue.store.work import Work
from dialogue.streams.append import append

EARLY = timedelta(seconds=limits.WAITING_ROOM_BEFORE)


def open_waiting_room(work: Work, room: str, *, at_once: bool = False) -> bool:
    """Open it if its time has come (or at once) and no session is going on; return whether it opened now.

    Nobody's act: it has no actor and no entry among what staff did.
    """
    log = streams_of(work.db, room)
    coming = _coming(work, room, log.session)
    if coming is None or (not at_once and coming.starts - EARLY > work.now):
        return False
    turn_to(work.db, room, coming.id)
    forget_turns(work.db, room)
    for member in members_in(work.db, room, ("admitted",)):
        if member.role not in STAFF_ROLES:
            set_member(work.db, member.id, state="away")
    append(work, log.room_stream, WaitingRoomOpened(coming.id))
    lift_all(work, log)
    return True


def _coming(work: Work, room: str, session: str | None) -> Sitting | None:
    """A session that goes on is not cut short; one that never began gives way to the next."""
    now = sitting(work.db, session)
    if now is not None and now.state in {"open", "paused"}:
        return None
    return next_planned(work.db, room, now.number if now else 0)
