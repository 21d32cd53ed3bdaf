"""Changes what somebody said of themselves: the name until their first message, the mark at any time."""

from typing import ClassVar

import msgspec
from sqlalchemy import select

from dialogue.flows.command import Call, Command, Outcome
from dialogue.kernel.errors import Conflict
from dialogue.rooms.events import MemberChanged
from dialogue.rooms.members import known_members
from dialogue.rooms.models import Member
from dialogue.rooms.names import check_name
from dialogue.rooms.present import find_member, set_member
from dialogue.rooms.self_said import SelfSaid, seal_self
from dialogue.rooms.standing import Standing
from dialogue.store.work import Work
from dialogue.streams.append import append


class DescribeSelf(Command, frozen=True, forbid_unknown_fields=True):
    """I would like to be called this; others may (not) see my society's mark."""

    name: ClassVar[str] = "member.describe"
    called: str | None = msgspec.field(default=None, name="name")
    mark: bool | None = None


def describe_self(work: Work, call: Call, command: DescribeSelf) -> Outcome:
    """Note the change; what is so already stays. Raises `Conflict` for a name that has been written under."""
    standing = call.standing
    known = known_members(work.db, work.kit.sealer, standing.room)
    before = known[standing.member].said or SelfSaid()
    after = before
    if command.called is not None and command.called != before.name:
        taken = [other.said.name for other in known.values() if other.said and other.id != standing.member]
        after = msgspec.structs.replace(after, name=_new_name(work, standing, command.called, taken))
    if command.mark is not None:
        after = msgspec.structs.replace(after, shown=command.mark)
    if after == before:
        return Outcome()
    sealed = seal_self(work.kit.sealer, standing.room, standing.member, after)
    set_member(work.db, standing.member, self_=sealed)
    return _tell(work, standing)


def _new_name(work: Work, standing: Standing, name: str, taken: list[str]) -> str:
    if work.db.scalar(select(Member.wrote).where(Member.id == standing.member)):
        raise Conflict(why="wrote")
    return check_name(name, taken)


def _tell(work: Work, standing: Standing) -> Outcome:
    """Whoever knows of them learns that there is something new to be read."""
    outcome = Outcome()
    member = find_member(work.db, standing.room, standing.member)
    event = MemberChanged(member.id)
    if member.state == "waiting":
        outcome.event = append(work, standing.desk_stream, event, member.id)
    if member.was_here:
        outcome.event = append(work, standing.room_stream, event, member.id)
    return outcome
