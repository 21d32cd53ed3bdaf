"""Fills an empty database with the example: one closed meeting with its summary, one that is going on.

Everything is done through the flows that people use, at moments before the present one.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, select, update

from dialogue.flows.close_session import CloseSession
from dialogue.flows.demo.asides import play_asides
from dialogue.flows.demo.content import Meeting, example
from dialogue.flows.demo.people import bring_participants, bring_staff, make_account, societies
from dialogue.flows.demo.playing import MINUTE, Play, play_meeting
from dialogue.flows.demo.troupe import Troupe
from dialogue.flows.office.create_programme import NewRun, create_programme
from dialogue.flows.office.prepare_summary import prepare_summary
from dialogue.flows.office.publish_summary import publish_summary
from dialogue.flows.office.write_text import write_text
from dialogue.kernel.locales import LANGS, Lang
from dialogue.people.models import Account
from dialogue.programmes.models import Programme
from dialogue.rooms.building import rooms_of
from dialogue.rooms.meetings import meetings_of
from dialogue.rooms.models import Member, Room, Seat
from dialogue.store.work import Work
from dialogue.store.writer import Writer

ON_SCREEN: Final = 4  # participants who have a link
AGO: Final = 14 * MINUTE  # how long the open meeting has been in its present stage
PREPARED: Final = 14  # days between the making of the programme and its first meeting
LANG: Final[Lang] = "en"


@dataclass(frozen=True, slots=True)
class Demo:
    """Whom the demo's links are for: accounts of the staff and members of the room, by link name."""

    programme: str
    room: str
    accounts: dict[str, str]
    members: dict[str, str]


def seed_demo(writer: Writer) -> Demo:
    """Fill the database; it must be empty."""
    now = writer.kit.clock.now()
    closed, going_on = example().meetings
    second = _whole_minutes(now - _length(going_on) - AGO)
    first = second - timedelta(days=closed.days_ago)
    before = first - timedelta(days=PREPARED)
    troupe = Troupe(writer)
    troupe.at(before, lambda work: _found(work, troupe, first))
    troupe.at(before + MINUTE, lambda work: _bring_all(work, troupe))
    sessions = [each.id for each in writer.run(lambda work: meetings_of(work.db, troupe.room))]
    _play_closed(Play(troupe, closed, sessions[0], first, first + _length(closed)))
    going = Play(troupe, going_on, sessions[1], second, now)
    play_meeting(going)
    play_asides(going, now - MINUTE)
    return writer.run(lambda work: demo_of(work.db))


def demo_of(db: Connection) -> Demo:
    """Return whom the links of a demo database are for, as things stand now."""
    query = select(Programme.id, Room.id).join(Room, Room.programme_id == Programme.id)
    programme, room = db.execute(query.where(Programme.demo).order_by(Room.number).limit(1)).one()
    accounts = db.execute(select(Account.name, Account.id).where(Account.demo, Account.closed.is_(False)))
    seated = db.execute(
        select(Seat.number, Member.id)
        .join(Member, Member.seat_id == Seat.id)
        .where(Seat.room_id == room, Seat.number <= ON_SCREEN, Member.state.not_in(("gone", "erased")))
    )
    return Demo(
        programme,
        room,
        dict(sorted(accounts.all())),
        {f"participant-{number}": member for number, member in sorted(seated.all())},
    )


def _found(work: Work, troupe: Troupe, first: datetime) -> None:
    """Make the accounts and the programme, so that the first meetings fall on the right moments."""
    frame = example().programme
    troupe.accounts = {staff.key: make_account(work, staff) for staff in frame.staff}
    organiser = troupe.accounts["organiser"]
    run = NewRun(
        title=frame.title.by_lang(),
        lang=LANG,
        langs=LANGS,
        zone=frame.zone,
        weekday=first.weekday(),
        clock=first.time(),
        not_before=first.date(),
        seats=len(frame.participants),
    )
    troupe.programme = create_programme(work, organiser, run)
    example_only = {"demo": True, "publish_after_hours": 0}
    work.db.execute(update(Programme).where(Programme.id == troupe.programme).values(**example_only))
    [room] = rooms_of(work.db, troupe.programme)
    troupe.room = room.id
    write_text(work, organiser, troupe.programme, room.title, frame.room.by_lang())


def _bring_all(work: Work, troupe: Troupe) -> None:
    named = societies(work, troupe.programme)
    bring_staff(work, troupe, named)
    bring_participants(work, troupe, named)


def _play_closed(play: Play) -> None:
    """Play it to its close; then its summary is prepared and published."""
    play_meeting(play)
    play_asides(play, play.ends - 2 * MINUTE)
    play.troupe.do(play.ends, (play.moderator(), CloseSession()))
    organiser, later = play.troupe.accounts["organiser"], play.ends + timedelta(days=1)
    play.troupe.at(later, lambda work: prepare_summary(work, organiser, play.session))
    if play.meeting.published:
        play.troupe.at(later + MINUTE, lambda work: publish_summary(work, organiser, play.session))


def _length(meeting: Meeting) -> timedelta:
    return sum(stage.used or 0 for stage in meeting.stages) * MINUTE


def _whole_minutes(moment: datetime) -> datetime:
    """A meeting is planned for a moment that a clock shows."""
    return moment.astimezone(UTC).replace(minute=moment.minute - moment.minute % 5, second=0, microsecond=0)
