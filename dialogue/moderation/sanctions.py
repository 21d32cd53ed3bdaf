"""Sanctions: reading only for a time, and the end of somebody's part in a meeting; each can be lifted."""

from datetime import datetime

from dialogue.kernel.clock import epoch
from dialogue.messages.events import HideReason
from dialogue.moderation.events import (
    MemberMuted,
    MemberReadmitted,
    MemberRemoved,
    MemberUnmuted,
    Muted,
    Readmitted,
    Removed,
    Unmuted,
)
from dialogue.rooms.admission import admit, wait
from dialogue.rooms.events import MemberGone
from dialogue.rooms.floor import forget_turns_of
from dialogue.rooms.log import RoomLog
from dialogue.rooms.present import Present, members_in, muted_members, set_member
from dialogue.store.work import Work
from dialogue.streams.append import Appended, append


def mute(
    work: Work, log: RoomLog, member: Present, until: datetime | None, reason: HideReason, by: str
) -> Appended:
    """Have somebody read only, until a moment or to the end of the session; an earlier one is replaced."""
    set_member(work.db, member.id, muted_until=until, muted_reason=reason)
    moment = epoch(until) if until else None
    append(work, member.personal_stream, Muted(moment, reason))
    return append(work, log.desk_stream, MemberMuted(member.id, moment, reason), by)


def unmute(work: Work, log: RoomLog, member: Present, by: str | None) -> Appended:
    """Let somebody write again."""
    set_member(work.db, member.id, muted_until=None, muted_reason=None)
    append(work, member.personal_stream, Unmuted())
    return append(work, log.desk_stream, MemberUnmuted(member.id), by)


def remove(work: Work, log: RoomLog, member: Present, reason: HideReason, by: str) -> Appended:
    """End somebody's part in the session; the room is told that they are gone, and not why."""
    forget_turns_of(work.db, log.room, member.id)
    set_member(
        work.db, member.id, state="removed", removed_reason=reason, muted_until=None, muted_reason=None
    )
    if member.state == "admitted":
        append(work, log.room_stream, MemberGone(member.id))
    append(work, member.personal_stream, Removed(reason))
    return append(work, log.desk_stream, MemberRemoved(member.id, reason), by)


def readmit(work: Work, log: RoomLog, member: Present, session: str | None, by: str) -> Appended:
    """Let somebody back to where they were: into the room, or into the waiting room."""
    set_member(work.db, member.id, removed_reason=None)
    append(work, member.personal_stream, Readmitted())
    readmitted = append(work, log.desk_stream, MemberReadmitted(member.id), by)
    if session is not None and member.admitted_to == session:
        admit(work, log, member.id, member.role, session)
    else:
        wait(work, log, member.id)
    return readmitted


def lift_all(work: Work, log: RoomLog) -> None:
    """End every sanction with the session it was for; nobody's act, so no actor."""
    for member in members_in(work.db, log.room, ("removed",)):
        set_member(work.db, member.id, state="away")
        lift(work, log, member)
    for member in muted_members(work.db, log.room):
        if member.state not in {"gone", "erased"}:
            lift(work, log, member)


def lift(work: Work, log: RoomLog, member: Present) -> None:
    """End the sanctions of one person, where they have any; nobody's act either."""
    if member.removed_reason is not None:
        set_member(work.db, member.id, removed_reason=None)
        append(work, log.desk_stream, MemberReadmitted(member.id))
        append(work, member.personal_stream, Readmitted())
    if member.muted_reason is not None:
        unmute(work, log, member, None)
