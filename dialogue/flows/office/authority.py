"""Asks whether an account may do an act of the office here, and writes down that it did."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from dialogue.audit.events import Act, ActRecorded
from dialogue.kernel.errors import Missing
from dialogue.people.models import Account
from dialogue.permits import OFFICE
from dialogue.programmes.appointments import parts_of
from dialogue.programmes.outline import Outline, find_programme
from dialogue.rooms.building import RoomOutline, find_room
from dialogue.rooms.meetings import Meeting, find_meeting
from dialogue.store.work import Work
from dialogue.streams.append import append


@dataclass(frozen=True, slots=True)
class RoomDesk:
    """A room and its programme, opened for an act."""

    programme: Outline
    room: RoomOutline


@dataclass(frozen=True, slots=True)
class SessionDesk:
    """A session, its room and its programme, opened for an act."""

    programme: Outline
    room: RoomOutline
    meeting: Meeting


def in_office(db: Connection, account: str, act: Act) -> None:
    """Return if any account of the staff may do this; raises `Missing` for one that is closed or unknown."""
    query = select(Account.id).where(Account.id == account, Account.closed.is_(False))
    if "staff" not in OFFICE[act] or db.scalar(query) is None:
        raise Missing


def in_programme(db: Connection, account: str, act: Act, programme: str, room: str | None = None) -> Outline:
    """Return the programme; raises `Missing` unless the account may do this in it."""
    found = find_programme(db, programme)
    if found is None or not OFFICE[act] & parts_of(db, account, programme, room):
        raise Missing
    return found


def in_room(db: Connection, account: str, act: Act, room: str) -> RoomDesk:
    """Return the room with its programme; raises `Missing`."""
    found = find_room(db, room)
    if found is None:
        raise Missing
    return RoomDesk(in_programme(db, account, act, found.programme, room), found)


def in_session(db: Connection, account: str, act: Act, session: str) -> SessionDesk:
    """Return the session with its room and programme; raises `Missing`."""
    meeting = find_meeting(db, session)
    if meeting is None:
        raise Missing
    desk = in_room(db, account, act, meeting.room)
    return SessionDesk(desk.programme, desk.room, meeting)


def note_act(work: Work, programme: Outline, account: str, act: Act, target: str | None = None) -> None:
    """Write down who did it; the target is an id, never a word."""
    append(work, programme.office_stream, ActRecorded(act, target), account)
