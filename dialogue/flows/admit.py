"""Lets people out of the waiting room into the room."""

from typing import Annotated, ClassVar

import msgspec

from dialogue.flows.acting import record_act
from dialogue.flows.command import Call, Command, Outcome
from dialogue.kernel import limits
from dialogue.kernel.errors import Conflict
from dialogue.rooms.admission import admit
from dialogue.rooms.present import find_member
from dialogue.store.work import Work
from dialogue.streams.kinds import Id


class AdmitMembers(Command, frozen=True, forbid_unknown_fields=True):
    """These people may come in."""

    name: ClassVar[str] = "member.admit"
    members: Annotated[tuple[Id, ...], msgspec.Meta(min_length=1, max_length=limits.SEATS_MAX)]


def admit_members(work: Work, call: Call, command: AdmitMembers) -> Outcome:
    """Let in those who wait; who is in already stays. Raises `Conflict` if one neither waits nor is in."""
    standing = call.standing
    asked = [find_member(work.db, standing.room, member) for member in dict.fromkeys(command.members)]
    if any(member.state not in {"waiting", "admitted"} for member in asked):
        raise Conflict(why="state")
    outcome = Outcome()
    for member in asked:
        if member.state == "waiting":
            outcome.event = admit(work, standing, member.id, member.role, standing.session)
            record_act(work, standing, "member.admit", member.id)
    return outcome
