"""Invitations: a code that opens one seat once. Only its hash is kept; a wrong code learns nothing.

Used, expired, revoked and unknown codes are one and the same `Missing`, found by one and the same query.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import choice
from typing import Final

from sqlalchemy import Connection, insert, select, update

from dialogue.kernel.errors import Invalid, Missing
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import Lang, as_lang, own_first
from dialogue.programmes.models import Programme
from dialogue.rooms.models import Invitation, Member, Room, Seat
from dialogue.store.work import Work
from dialogue.streams.models import StreamKind
from dialogue.streams.open import open_stream

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: nothing that is read as something else
CODE_LENGTH: Final = 26  # five bits each: 130 bits
GROUPS: Final = (5, 5, 5, 5, 6)
READ_AS: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\u00a0": None})


@dataclass(frozen=True, slots=True)
class Issued:
    """A code, told once, and until when it opens its seat."""

    code: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class Live:
    """An invitation that opens a seat now."""

    id: str
    seat: str
    room: str
    langs: tuple[Lang, ...]


def read_code(text: str) -> str:
    """Return the code that somebody typed or pasted, also out of a whole link; raises `Invalid`."""
    code = "".join(text.rpartition("#")[2].upper().split()).translate(READ_AS)
    if len(code) != CODE_LENGTH or set(code) - set(ALPHABET):
        raise Invalid("code", "shape")
    return code


def in_groups(code: str) -> str:
    """Return a code in groups, as people read it out."""
    parts, start = [], 0
    for length in GROUPS:
        parts.append(code[start : start + length])
        start += length
    return "-".join(parts)


def issue_invitation(work: Work, seat: str) -> Issued:
    """Make a code for a seat; the one before it is revoked."""
    revoke_invitations(work.db, seat)
    days = work.db.execute(
        select(Programme.invitation_days)
        .join(Room, Room.programme_id == Programme.id)
        .join(Seat, Seat.room_id == Room.id)
        .where(Seat.id == seat)
    ).scalar_one()
    code = "".join(choice(ALPHABET) for _ in range(CODE_LENGTH))
    expires = work.now + timedelta(days=days)
    work.db.execute(
        insert(Invitation).values(
            id=new_id("i"), seat_id=seat, code=_hashed(code), expires=expires, state="live"
        )
    )
    return Issued(code, expires)


def revoke_invitations(db: Connection, seat: str) -> None:
    """Let no code that is out open this seat any more."""
    live = (Invitation.seat_id == seat) & (Invitation.state == "live")
    db.execute(update(Invitation).where(live).values(state="revoked"))


def revoke_everywhere(db: Connection) -> None:
    """Let no code that is out open anything any more; seats that waited for one are empty again."""
    db.execute(update(Invitation).where(Invitation.state == "live").values(state="revoked"))
    db.execute(update(Seat).where(Seat.state == "invited").values(state="empty"))


def find_live(db: Connection, code: str, now: datetime) -> Live:
    """Return what a code opens; raises `Missing`, whatever the reason. Uses nothing up."""
    query = (
        select(
            Invitation.id,
            Invitation.state,
            Invitation.expires,
            Seat.id.label("seat"),
            Seat.state.label("offered"),
            Room.id.label("room"),
            Room.erased,
            Programme.langs,
        )
        .join(Seat, Seat.id == Invitation.seat_id)
        .join(Room, Room.id == Seat.room_id)
        .join(Programme, Programme.id == Room.programme_id)
    )
    row = db.execute(query.where(Invitation.code == _hashed(code))).one_or_none()
    opens = row is not None and row.state == "live" and row.expires > now
    if row is None or not opens or row.offered != "invited" or row.erased:
        raise Missing
    langs = tuple(lang for tag in row.langs.split() if (lang := as_lang(tag)))
    return Live(row.id, row.seat, row.room, langs)


def redeem_invitation(work: Work, code: str, lang: Lang) -> str:
    """Use a code up and return the id of the member who now holds its seat; raises `Missing`."""
    live = find_live(work.db, code, work.now)
    work.db.execute(update(Invitation).where(Invitation.id == live.id).values(state="used"))
    work.db.execute(update(Seat).where(Seat.id == live.seat).values(state="taken"))
    member = new_id("u")
    work.db.execute(
        insert(Member).values(
            id=member,
            room_id=live.room,
            role="participant",
            state="entering",
            seat_id=live.seat,
            personal_stream=open_stream(work.db, member, StreamKind.PERSONAL),
            reads=lang,
            writes=" ".join(own_first(live.langs, lang)) or lang,
        )
    )
    return member


def _hashed(code: str) -> bytes:
    return sha256(code.encode()).digest()
