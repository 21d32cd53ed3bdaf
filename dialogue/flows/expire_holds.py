"""Gives back what nobody decided within a week."""

from datetime import timedelta

from sqlalchemy import select

from dialogue.flows.holding import return_held
from dialogue.kernel import limits
from dialogue.moderation.models import Hold
from dialogue.rooms.log import streams_of
from dialogue.rooms.models import Room
from dialogue.store.work import Work


def expire_holds(work: Work) -> None:
    """Return to their authors all texts that have waited too long, in every room."""
    expired = (Hold.state == "waiting") & (Hold.held <= work.now - timedelta(seconds=limits.HELD_LIFE))
    rooms = select(Hold.room_id).join(Room, Room.id == Hold.room_id).where(expired, Room.erased.is_(False))
    for room in list(work.db.scalars(rooms.distinct().order_by(Hold.room_id))):
        return_held(work, streams_of(work.db, room), expired & (Hold.room_id == room))
