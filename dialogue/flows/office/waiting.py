"""What waits for somebody in the office: missing translations, expiring invitations, open summaries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import Connection

from dialogue.flows.office.texts_used import missing
from dialogue.kernel import limits
from dialogue.kernel.locales import Lang
from dialogue.programmes.outline import Outline, programmes_of
from dialogue.rooms.building import RoomOutline, rooms_of
from dialogue.rooms.meetings import meetings_of
from dialogue.rooms.seats import seats_of
from dialogue.summaries.publication import publishable_from, state_of

Kind = Literal["texts", "expired", "expiring", "summary", "publish"]
SOON = timedelta(seconds=limits.EXPIRES_SOON)


@dataclass(frozen=True, slots=True)
class Waits:
    """One thing to do: `count` texts or seats, or a meeting's summary; `room` by its number."""

    kind: Kind
    programme: str
    count: int = 0
    lang: Lang | None = None
    room: str | None = None
    room_number: int = 0
    session: str | None = None
    session_number: int = 0


def what_waits(db: Connection, account: str, now: datetime) -> list[Waits]:
    """Return what waits in the programmes that an account runs."""
    return [waits for programme in programmes_of(db, account) for waits in waits_in(db, programme, now)]


def waits_in(db: Connection, programme: Outline, now: datetime) -> Iterator[Waits]:
    """Give what waits in one programme."""
    for lang, count in missing(db, programme.id).items():
        yield Waits("texts", programme.id, count, lang)
    for room in rooms_of(db, programme.id):
        yield from _seats(db, programme, room, now)
        yield from _summaries(db, programme, room, now)


def _seats(db: Connection, programme: Outline, room: RoomOutline, now: datetime) -> Iterator[Waits]:
    invited = [seat for seat in seats_of(db, room.id) if seat.state == "invited"]
    expired = [seat for seat in invited if seat.expired(now)]
    expiring = [seat for seat in invited if seat.expires and now < seat.expires <= now + SOON]
    if expired:
        yield Waits("expired", programme.id, len(expired), room=room.id, room_number=room.number)
    if expiring:
        yield Waits("expiring", programme.id, len(expiring), room=room.id, room_number=room.number)


def _summaries(db: Connection, programme: Outline, room: RoomOutline, now: datetime) -> Iterator[Waits]:
    for meeting in meetings_of(db, room.id):
        state = state_of(db, meeting.id)
        if meeting.state != "closed" or state == "published":
            continue
        ready = state == "draft" and now >= publishable_from(db, meeting.id)
        yield Waits(
            "publish" if ready else "summary",
            programme.id,
            room=room.id,
            room_number=room.number,
            session=meeting.id,
            session_number=meeting.number,
        )
