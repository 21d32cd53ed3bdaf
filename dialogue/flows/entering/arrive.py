"""Arrives at the door of the room: opens the waiting room if its time has come, and takes a place in it."""

from typing import cast

from sqlalchemy import select

from dialogue.flows.come_to_wait import come_to_wait
from dialogue.flows.open_waiting_room import open_waiting_room
from dialogue.rooms.models import Member, Room
from dialogue.rooms.vocabulary import MemberState
from dialogue.store.work import Work


def arrive(work: Work, member: str) -> MemberState:
    """Return where the member is now; arriving again changes nothing, nor does it in a room that is gone."""
    query = select(Member.room_id, Member.state, Room.erased).join(Room, Room.id == Member.room_id)
    room, state, erased = work.db.execute(query.where(Member.id == member)).one()
    if erased:
        return cast("MemberState", state)
    open_waiting_room(work, room)
    return come_to_wait(work, member)
