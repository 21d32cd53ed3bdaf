"""Reads a closed meeting and returns the plain facts that its summary is made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, func, select

from dialogue.kernel.errors import Missing
from dialogue.kernel.locales import Lang, turned
from dialogue.moderation.models import Hold, Look
from dialogue.programmes.communities import communities_of
from dialogue.programmes.outline import Outline, find_programme
from dialogue.programmes.texts import Words, read_texts
from dialogue.programmes.zones import local
from dialogue.rooms.building import RoomOutline, find_room
from dialogue.rooms.erasure_day import erased_on
from dialogue.rooms.meetings import Meeting, find_meeting, meetings_of
from dialogue.rooms.models import Stage
from dialogue.store.sealing import Sealer
from dialogue.summaries.course import course_of
from dialogue.summaries.facts import CommunityFacts, Facts, Month, StageFacts, Texts
from dialogue.summaries.people import people_of

_LOT_BYTES: Final = 6


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed meeting with the room and the programme it belongs to."""

    meeting: Meeting
    room: RoomOutline
    programme: Outline

    @property
    def places(self) -> int:
        """By how many places every list of equals is turned at this meeting."""
        return self.programme.order + self.meeting.number


def closed_meeting(db: Connection, session: str) -> Closed:
    """Return a meeting that is over; raises `Missing` for every other."""
    meeting = find_meeting(db, session)
    room = find_room(db, meeting.room) if meeting else None
    programme = find_programme(db, room.programme) if room else None
    if meeting is None or room is None or programme is None or meeting.state != "closed":
        raise Missing
    return Closed(meeting, room, programme)


def gather(db: Connection, sealer: Sealer, session: str) -> Facts:
    """Return the facts of a draft, all but the quotes."""
    closed = closed_meeting(db, session)
    course = course_of(db, closed.room.room_stream, session)
    told = read_texts(db, sealer, course.announcements)
    return Facts(
        programme=_titled(db, sealer, closed, closed.programme.title),
        room=_titled(db, sealer, closed, closed.room.title),
        langs=tuple(turned(closed.programme.langs, closed.places)),
        month=_month(closed.meeting.opened or closed.meeting.starts, closed.programme),
        number=closed.meeting.number,
        of=len(meetings_of(db, closed.room.id)),
        status="draft",
        stages=_stages(db, sealer, closed),
        communities=_communities(db, sealer, closed),
        people=people_of(db, sealer, closed.room.id, session, course),
        held=_count_held(db, session),
        looks=_count_looks(db, session),
        announcements=tuple(_texts(told[text], closed) for text in course.announcements if told[text]),
        quotes=(),
        draw=int.from_bytes(sha256(session.encode()).digest()[:_LOT_BYTES], "big"),
        erased_by=_erased_by(db, closed),
    )


def _stages(db: Connection, sealer: Sealer, closed: Closed) -> tuple[StageFacts, ...]:
    query = select(Stage.number, Stage.title, Stage.minutes, Stage.opened, Stage.ended)
    rows = db.execute(query.where(Stage.session_id == closed.meeting.id).order_by(Stage.number)).all()
    words = read_texts(db, sealer, [row.title for row in rows])
    return tuple(
        StageFacts(
            row.number,
            _texts(words[row.title], closed),
            row.minutes,
            _seconds(row.opened, row.ended or closed.meeting.closed),
        )
        for row in rows
    )


def _communities(db: Connection, sealer: Sealer, closed: Closed) -> tuple[CommunityFacts, ...]:
    """In the order that was drawn, turned at each meeting; "both, neither or other" stands last."""
    known = communities_of(db, closed.programme.id)
    words = read_texts(db, sealer, [each.label for each in known])
    named = turned([each for each in known if not each.other], closed.places)
    return tuple(
        CommunityFacts(each.id, _texts(words[each.label], closed), each.shape)
        for each in [*named, *(each for each in known if each.other)]
    )


def _titled(db: Connection, sealer: Sealer, closed: Closed, text: str) -> Texts:
    return _texts(read_texts(db, sealer, [text])[text], closed)


def _texts(words: Words, closed: Closed) -> Texts:
    """The programme's own language counts as the original where the text stands in it."""
    order: Sequence[Lang] = (closed.programme.lang, *closed.programme.langs)
    original = next((lang for lang in order if lang in words), next(iter(words), closed.programme.lang))
    return Texts(words or {original: ""}, original)


def _seconds(opened: datetime | None, ended: datetime | None) -> int | None:
    return None if opened is None or ended is None else int((ended - opened).total_seconds())


def _count_held(db: Connection, session: str) -> int:
    """Messages that waited for a moderator, each once however often it was reworded."""
    query = select(func.count(func.distinct(Hold.message_id))).where(Hold.session_id == session)
    return int(db.scalar(query) or 0)


def _count_looks(db: Connection, session: str) -> int:
    query = select(func.count()).select_from(Look).where(Look.session_id == session)
    return int(db.scalar(query) or 0)


def _month(moment: datetime, programme: Outline) -> Month:
    there = local(moment, programme.zone)
    return Month(there.year, there.month)


def _erased_by(db: Connection, closed: Closed) -> Month:
    programme = closed.programme
    day = erased_on(db, closed.room.id, programme.zone, programme.retention_days)
    return Month(day.year, day.month)
