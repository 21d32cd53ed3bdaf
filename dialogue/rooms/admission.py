"""Coming in and going: the waiting room, the door, and the way out."""

from sqlalchemy import Connection, update

from dialogue.rooms.events import MemberAdmitted, MemberGone, MemberWaiting
from dialogue.rooms.floor import forget_turns_of
from dialogue.rooms.log import RoomLog
from dialogue.rooms.models import Member
from dialogue.rooms.present import Present, set_member
from dialogue.rooms.vocabulary import MemberState, Role
from dialogue.store.work import Work
from dialogue.streams.append import Appended, append


def wait(work: Work, log: RoomLog, member: str) -> Appended:
    """Put somebody at the end of the waiting room; the desk is told."""
    set_member(work.db, member, state="waiting")

    def placed(db: Connection, seq: int) -> None:
        set_member(db, member, waiting_place=seq)

    return append(work, log.desk_stream, MemberWaiting(member), member, placed)


def admit(work: Work, log: RoomLog, member: str, role: Role, session: str | None) -> Appended:
    """Let somebody in; the first time, what they may read begins with this very event."""
    set_member(work.db, member, state="admitted", admitted_to=session)

    def begin(db: Connection, seq: int) -> None:
        db.execute(
            update(Member).where(Member.id == member, Member.reads_from.is_(None)).values(reads_from=seq)
        )

    return append(work, log.room_stream, MemberAdmitted(member, role), numbered=begin)


def leave(work: Work, log: RoomLog, member: Present, state: MemberState) -> None:
    """Let somebody go for good: the room and the desk are told that, and not why."""
    forget_turns_of(work.db, log.room, member.id)
    set_member(work.db, member.id, state=state)
    if member.was_here:
        append(work, log.room_stream, MemberGone(member.id))
    append(work, log.desk_stream, MemberGone(member.id))


def stop_waiting(work: Work, log: RoomLog, member: str) -> None:
    """Nobody is let in any more: who waits comes again another time."""
    set_member(work.db, member, state="away")
    append(work, log.desk_stream, MemberGone(member))
