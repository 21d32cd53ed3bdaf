"""Accepts what is true about safety and the rules, in the version that was read."""

from sqlalchemy import select, update

from dialogue.flows.entering.steps import rules_in_force
from dialogue.kernel.errors import Conflict
from dialogue.programmes.models import Programme
from dialogue.rooms.models import Member, Room
from dialogue.store.work import Work


def accept_rules(work: Work, member: str, version: int) -> None:
    """Note the agreement; raises `Conflict` when the rules have changed since the page was made."""
    query = (
        select(Programme.rules_version)
        .join(Room, Room.programme_id == Programme.id)
        .join(Member, Member.room_id == Room.id)
    )
    in_force = rules_in_force(work.db.execute(query.where(Member.id == member)).scalar_one())
    if version != in_force:
        raise Conflict(why="rules")
    work.db.execute(update(Member).where(Member.id == member).values(rules_version=version))
