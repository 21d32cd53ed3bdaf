"""Seats: numbered places of a room, given out, given anew and closed without seeing who holds them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, func, insert, select, update

from dialogue.kernel import limits
from dialogue.kernel.errors import Conflict, Invalid, Missing
from dialogue.kernel.ids import new_id
from dialogue.people import logins
from dialogue.rooms.admission import leave
from dialogue.rooms.invitations import Issued, issue_invitation, revoke_invitations
from dialogue.rooms.log import streams_of
from dialogue.rooms.models import Invitation, Member, Seat
from dialogue.rooms.present import Present, find_member, set_member
from dialogue.store.work import Work


@dataclass(frozen=True, slots=True)
class Place:
    """A seat as the office sees it: empty, invited, taken or closed; `expires` while an invitation lives."""

    id: str
    room: str
    number: int
    state: str
    expires: datetime | None

    def expired(self, now: datetime) -> bool:
        """Whether it was offered to somebody who can no longer take it."""
        return self.state == "invited" and (self.expires is None or self.expires <= now)


def create_seats(work: Work, room: str, count: int) -> None:
    """Add so many seats to a room, numbered on; raises `Invalid` beyond the most a room may have."""
    last = int(work.db.scalar(select(func.max(Seat.number)).where(Seat.room_id == room)) or 0)
    if count < 1 or last + count > limits.SEATS_MAX:
        raise Invalid("seats", "out_of_bounds", min=1, max=limits.SEATS_MAX)
    rows = [
        {"id": new_id("e"), "room_id": room, "number": number, "state": "empty"}
        for number in range(last + 1, last + count + 1)
    ]
    work.db.execute(insert(Seat), rows)


def seats_of(db: Connection, room: str) -> list[Place]:
    """Return the seats of a room by number."""
    rows = db.execute(_QUERY.where(Seat.room_id == room).order_by(Seat.number))
    return [Place(*row) for row in rows]


def find_seat(db: Connection, room: str, number: int) -> Place:
    """Return one seat; raises `Missing`."""
    row = db.execute(_QUERY.where(Seat.room_id == room, Seat.number == number)).one_or_none()
    if row is None:
        raise Missing
    return Place(*row)


def invite_to_seat(work: Work, seat: Place) -> Issued:
    """Return a fresh way in; an older one no longer works. Raises `Conflict` for a seat that is held."""
    if seat.state in {"taken", "closed"}:
        raise Conflict(why=seat.state)
    return _offer(work, seat)


def revoke_invitation(work: Work, seat: Place) -> None:
    """Take back an invitation that nobody has used; a seat without one stays as it is."""
    if seat.state != "invited":
        raise Conflict(why=seat.state)
    revoke_invitations(work.db, seat.id)
    _set(work.db, seat.id, "empty")


def renew_seat(work: Work, seat: Place) -> Issued:
    """Give the seat to somebody else: whoever holds it is gone from the room, and a fresh way in opens."""
    if seat.state == "closed":
        raise Conflict(why="closed")
    _vacate(work, seat)
    return _offer(work, seat)


def close_seat(work: Work, seat: Place) -> None:
    """Take the seat away for good; closing it twice changes nothing."""
    if seat.state == "closed":
        return
    _vacate(work, seat)
    revoke_invitations(work.db, seat.id)
    _set(work.db, seat.id, "closed")


def _offer(work: Work, seat: Place) -> Issued:
    issued = issue_invitation(work, seat.id)
    _set(work.db, seat.id, "invited")
    return issued


def _vacate(work: Work, seat: Place) -> None:
    """Let go of who holds the seat; a restored backup does not give it back to them."""
    query = select(Member.id).where(Member.seat_id == seat.id, Member.state.not_in(("gone", "erased")))
    for member in work.db.scalars(query).all():
        work.kit.keys.note_erasure("gone", member, work.now)
        let_go(work, find_member(work.db, seat.room, member))


def let_go(work: Work, present: Present) -> None:
    """Let somebody go for good. Their words stay theirs: entry words still open everything of mine."""
    if present.state == "entering":  # nobody was told of them
        set_member(work.db, present.id, state="gone")
    else:
        leave(work, streams_of(work.db, present.room), present, "gone")
    logins.end_all(work.db, member=present.id)


def _set(db: Connection, seat: str, state: str) -> None:
    db.execute(update(Seat).where(Seat.id == seat).values(state=state))


_QUERY = select(Seat.id, Seat.room_id, Seat.number, Seat.state, Invitation.expires).outerjoin(
    Invitation, and_(Invitation.seat_id == Seat.id, Invitation.state == "live")
)
