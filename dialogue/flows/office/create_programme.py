"""Creates a programme from one form: its rooms, their meetings with an agenda, and the seats."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import Connection

from dialogue.flows.office.authority import in_office, note_act
from dialogue.kernel import limits
from dialogue.kernel.errors import Invalid, Missing
from dialogue.kernel.locales import Lang
from dialogue.programmes.appointments import appoint
from dialogue.programmes.authored import authored
from dialogue.programmes.creating import NewProgramme
from dialogue.programmes.creating import create_programme as make_programme
from dialogue.programmes.outline import Outline, find_programme
from dialogue.programmes.zones import at_local, check_zone
from dialogue.rooms.building import create_room
from dialogue.rooms.planning import default_agenda, plan_session
from dialogue.rooms.seats import create_seats
from dialogue.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRun:
    """A run of meetings as the form tells it: "6 meetings, 12 people, Thursdays 19:00, this time zone"."""

    title: Mapping[Lang, str]
    lang: Lang
    langs: tuple[Lang, ...]
    zone: str
    weekday: int
    clock: time
    not_before: date
    weeks: int = 1
    meetings: int = limits.SESSIONS_DEFAULT
    minutes: int = limits.SESSION_MINUTES
    seats: int = limits.SEATS_DEFAULT
    rooms: int = 1


def create_programme(work: Work, account: str, run: NewRun) -> str:
    """Create all of it and make the account its organiser; return the programme's id."""
    in_office(work.db, account, "programme.create")
    title = authored("title", run.title, limits.TITLE_POINTS)
    _check(run)
    programme = make_programme(
        work, NewProgramme(title=title, zone=check_zone(run.zone), lang=run.lang, langs=run.langs)
    )
    appoint(work, programme, account, "organiser", ())
    for number in range(1, run.rooms + 1):
        named = title if run.rooms == 1 else {lang: f"{said} · {number}" for lang, said in title.items()}
        _furnish(work, create_room(work, programme, named), run)
    note_act(work, _made(work.db, programme), account, "programme.create", programme)
    return programme


def days_of(run: NewRun) -> list[date]:
    """Return the days of the meetings: the first such weekday from a day on, then every so many weeks."""
    ahead = (run.weekday - run.not_before.weekday()) % 7
    first = run.not_before + timedelta(days=ahead)
    return [first + timedelta(weeks=run.weeks * number) for number in range(run.meetings)]


def _furnish(work: Work, room: str, run: NewRun) -> None:
    create_seats(work, room, run.seats)
    agenda = default_agenda(run.minutes)
    for day in days_of(run):
        plan_session(work, room, at_local(day, run.clock, run.zone), run.minutes, agenda)


def _check(run: NewRun) -> None:
    """Refuse numbers out of their bounds and languages that leave nobody to talk with."""
    bounds = {
        "meetings": (run.meetings, 1, limits.SESSIONS_MAX),
        "seats": (run.seats, 1, limits.SEATS_MAX),
        "rooms": (run.rooms, 1, limits.ROOMS_MAX),
        "minutes": (run.minutes, limits.SESSION_MINUTES_MIN, limits.SESSION_MINUTES_MAX),
        "weeks": (run.weeks, 1, limits.SESSION_WEEKS_MAX),
        "weekday": (run.weekday, 0, 6),
    }
    for field, (given, least, most) in bounds.items():
        if not least <= given <= most:
            raise Invalid(field, "out_of_bounds", min=least, max=most)
    if run.lang not in run.langs:
        raise Invalid("lang", "not_used")


def _made(db: Connection, programme: str) -> Outline:
    found = find_programme(db, programme)
    if found is None:
        raise Missing
    return found
