"""Comes into the waiting room, where a moderator lets people in."""

from typing import Final

from sqlalchemy import select

from dialogue.rooms.admission import wait
from dialogue.rooms.entries import come_to_door, note_entry
from dialogue.rooms.log import streams_of
from dialogue.rooms.models import Member
from dialogue.rooms.present import find_member, set_member
from dialogue.rooms.sessions import sitting
from dialogue.rooms.vocabulary import MemberState
from dialogue.store.work import Work

COMING: Final[frozenset[MemberState]] = frozenset({"entering", "away"})


def come_to_wait(work: Work, member: str) -> MemberState:
    """Return where somebody who has finished entering is now; coming again changes nothing.

    Where no waiting room is open they stay away until the next one opens. Where too many come at once they
    stay away too, keep their seat, and may come again in `entry_wait` seconds.
    """
    room = work.db.execute(select(Member.room_id).where(Member.id == member)).scalar_one()
    found = find_member(work.db, room, member)
    if found.state not in COMING:
        return found.state
    log = streams_of(work.db, room)
    now = sitting(work.db, log.session)
    if now is None or now.state == "closed" or come_to_door(work.db, room, work.now, member):
        set_member(work.db, member, state="away")
        return "away"
    note_entry(work.db, room, member, work.now)
    wait(work, log, member)
    return "waiting"
