"""Erases everything said in a room: what remains are numbers, a title for the office, and the log."""

from sqlalchemy import Connection, delete, select, update

from dialogue.interpretation.models import Rendering, RenderingAsk
from dialogue.messages.models import Message, Release, Revision
from dialogue.moderation.models import Hold, Look, Note
from dialogue.people import logins
from dialogue.programmes.models import Appointment, Text, TextIn
from dialogue.programmes.texts import hand_over
from dialogue.rooms.admission import leave
from dialogue.rooms.entries import forget_entries_of
from dialogue.rooms.floor import forget_turns
from dialogue.rooms.log import streams_of
from dialogue.rooms.models import Invitation, Member, Room, RoomSession, Seat
from dialogue.rooms.present import find_member, set_member
from dialogue.rooms.vocabulary import MemberState
from dialogue.store.work import Work
from dialogue.streams.answers import forget_answers_of
from dialogue.summaries.models import Summary, SummaryFile


def erase_room(work: Work, room: str) -> None:
    """Delete all of it and let everybody go; raises `Missing` for a room that is erased already.

    The ledger's line is durable before anything is deleted, so that a restored backup erases it again.
    The room's key is destroyed after the commit, by whoever called this: a key does not come back.
    """
    streams_of(work.db, room)
    work.kit.keys.note_erasure("room", room, work.now)
    wipe_room(work, room)


def wipe_room(work: Work, room: str) -> None:
    """Do what the ledger has a line of."""
    streams = streams_of(work.db, room)
    _forget_messages(work.db, room)
    _forget_summaries(work.db, room)
    _forget_texts(work, room)
    forget_turns(work.db, room)
    for member in list(work.db.scalars(select(Member.id).where(Member.room_id == room).order_by(Member.id))):
        found = find_member(work.db, room, member)
        state: MemberState = "gone" if found.account else "erased"
        if found.state in {"gone", "erased"}:
            set_member(work.db, member, state=state)
        else:
            leave(work, streams, found, state)
        _forget_member(work.db, member, staff=found.account is not None)
    seats = select(Seat.id).where(Seat.room_id == room)
    work.db.execute(delete(Invitation).where(Invitation.seat_id.in_(seats)))
    work.db.execute(delete(Appointment).where(Appointment.room_id == room))
    nothing = {"session_id": None, "question": None, "announcement": None, "floor": None}
    work.db.execute(update(Room).where(Room.id == room).values(erased=True, **nothing))


def _forget_messages(db: Connection, room: str) -> None:
    """Delete the rows and not only the words: what they tell of lengths and moments goes with them."""
    messages = select(Message.id).where(Message.room_id == room)
    db.execute(delete(Release).where(Release.message_id.in_(messages)))
    for table in (Hold, Look, Note, RenderingAsk, Rendering):
        db.execute(delete(table).where(table.room_id == room))
    db.execute(delete(Revision).where(Revision.message_id.in_(messages)))
    db.execute(delete(Message).where(Message.room_id == room))


def _forget_summaries(db: Connection, room: str) -> None:
    """Delete what was fixed, and the files that wait: the organisers took theirs before."""
    sessions = select(RoomSession.id).where(RoomSession.room_id == room)
    db.execute(delete(SummaryFile).where(SummaryFile.session_id.in_(sessions)))
    db.execute(update(Summary).where(Summary.session_id.in_(sessions)).values(facts=None))


def _forget_texts(work: Work, room: str) -> None:
    """Delete what was authored for the room; its title goes to the programme, which lists it on."""
    title, programme = work.db.execute(select(Room.title, Room.programme_id).where(Room.id == room)).one()
    hand_over(work, title, programme)
    work.db.execute(delete(TextIn).where(TextIn.text_id.in_(select(Text.id).where(Text.owner == room))))


def _forget_member(db: Connection, member: str, *, staff: bool) -> None:
    """Leave an id that says nothing; of the team it stays known who they were, for the record of acts."""
    nothing = {"words": None, "seat_id": None, "admitted_to": None, "muted_reason": None}
    set_member(db, member, self_=None, removed_reason=None, muted_until=None, wrote=False, **nothing)
    if not staff:
        set_member(db, member, reads="", writes="", rules_version=0)
    forget_answers_of(db, member)
    forget_entries_of(db, member)
    logins.end_all(db, member=member)
