"""Has somebody read only for a time, or ends their part in the meeting; with a reason, and to be lifted.

It bites from its commit on: nothing of theirs is accepted and nothing new is sent to them.
"""

from datetime import timedelta
from typing import ClassVar, Literal

from dialogue.flows.command import Call, Command, Outcome
from dialogue.kernel import limits
from dialogue.kernel.errors import Conflict, Forbidden
from dialogue.messages.events import HideReason
from dialogue.moderation.sanctions import mute, readmit, remove, unmute
from dialogue.rooms.present import Present, find_member
from dialogue.rooms.standing import Standing
from dialogue.store.work import Work
from dialogue.streams.kinds import Id


class MuteMember(Command, frozen=True, forbid_unknown_fields=True):
    """They read only: for so many minutes, or (null) to the end of the session."""

    name: ClassVar[str] = "member.mute"
    member: Id
    minutes: Literal[5, 10, 30] | None
    reason: HideReason


class UnmuteMember(Command, frozen=True, forbid_unknown_fields=True):
    """They may write again."""

    name: ClassVar[str] = "member.unmute"
    member: Id


class RemoveMember(Command, frozen=True, forbid_unknown_fields=True):
    """Their part in this meeting is over."""

    name: ClassVar[str] = "member.remove"
    member: Id
    reason: HideReason


class ReadmitMember(Command, frozen=True, forbid_unknown_fields=True):
    """They may come back."""

    name: ClassVar[str] = "member.readmit"
    member: Id


def mute_member(work: Work, call: Call, command: MuteMember) -> Outcome:
    """Mute somebody who is in the room; an earlier mute is replaced."""
    standing = call.standing
    member = _target(work, standing, command.member)
    if member.state != "admitted":
        raise Conflict(why="state", state=member.state)
    until = None
    if command.minutes is not None:
        until = work.now + timedelta(seconds=command.minutes * limits.MINUTE)
    return Outcome(event=mute(work, standing, member, until, command.reason, standing.member))


def unmute_member(work: Work, call: Call, command: UnmuteMember) -> Outcome:
    """Lift a mute; one who is not muted stays as they are."""
    member = _target(work, call.standing, command.member)
    if member.muted_reason is None:
        return Outcome()
    return Outcome(event=unmute(work, call.standing, member, call.standing.member))


def remove_member(work: Work, call: Call, command: RemoveMember) -> Outcome:
    """Remove somebody who is in the room or waits; one who is removed stays so.

    What of theirs is held stays for the moderators, and they can still open everything of theirs.
    """
    member = _target(work, call.standing, command.member)
    if member.state == "removed":
        return Outcome()
    if member.state not in {"admitted", "waiting"}:
        raise Conflict(why="state", state=member.state)
    return Outcome(event=remove(work, call.standing, member, command.reason, call.standing.member))


def readmit_member(work: Work, call: Call, command: ReadmitMember) -> Outcome:
    """Let somebody back to where they were; one who is there already stays."""
    standing = call.standing
    member = _target(work, standing, command.member)
    if member.state in {"admitted", "waiting"}:
        return Outcome()
    if member.state != "removed":
        raise Conflict(why="state", state=member.state)
    return Outcome(event=readmit(work, standing, member, standing.session, standing.member))


def _target(work: Work, standing: Standing, member: str) -> Present:
    """Moderators are appointed and dismissed by the organiser, not by one another."""
    found = find_member(work.db, standing.room, member)
    if found.role == "moderator":
        raise Forbidden(why="staff")
    return found
