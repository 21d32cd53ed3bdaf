"""Gives the floor to somebody, and takes it back."""

from typing import ClassVar

from dialogue.flows.acting import record_act
from dialogue.flows.command import Call, Command, Outcome
from dialogue.kernel.errors import Conflict
from dialogue.rooms.floor import clear_floor, give_floor
from dialogue.rooms.present import find_member
from dialogue.store.work import Work
from dialogue.streams.kinds import Id

SPEAKERS = frozenset({"participant", "expert"})


class GiveFloor(Command, frozen=True, forbid_unknown_fields=True):
    """It is their turn."""

    name: ClassVar[str] = "floor.give"
    member: Id


class ClearFloor(Command, frozen=True, forbid_unknown_fields=True):
    """It is nobody's turn."""

    name: ClassVar[str] = "floor.clear"


def give_turn(work: Work, call: Call, command: GiveFloor) -> Outcome:
    """Give it to somebody who is in the room and can speak; who has it keeps it."""
    standing = call.standing
    member = find_member(work.db, standing.room, command.member)
    if member.state != "admitted" or member.role not in SPEAKERS:
        raise Conflict(why="state", state=member.state)
    if standing.floor == member.id:
        return Outcome()
    record_act(work, standing, "floor.give", member.id)
    return Outcome(event=give_floor(work, standing, member.id))


def clear_turn(work: Work, call: Call, command: ClearFloor) -> Outcome:
    """Take it back; where nobody has it, nothing changes."""
    standing = call.standing
    if standing.floor is None:
        return Outcome()
    record_act(work, standing, "floor.clear")
    return Outcome(event=clear_floor(work, standing))
