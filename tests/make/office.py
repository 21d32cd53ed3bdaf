"""People of an office and the programme they run, made through the real flows."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from sqlalchemy import Connection, insert, select

from dialogue.flows.office.create_programme import NewRun, create_programme
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import LANGS
from dialogue.people.models import Account
from dialogue.rooms.building import rooms_of
from dialogue.rooms.meetings import meetings_of
from dialogue.rooms.models import Room
from dialogue.streams.read import last
from tests.make.bed import Bed

RUN = NewRun(
    title={"en": "Everyday neighbours"},
    lang="en",
    langs=LANGS,
    zone="Europe/Lisbon",
    weekday=3,
    clock=time(19, 0),
    not_before=date(2027, 3, 9),
)


def an_account(bed: Bed, name: str = "olive") -> str:
    """Somebody of the staff who can sign in."""
    account = new_id("a")
    row = {"id": account, "name": name, "password": "!", "lang": "en"}
    bed.writer.run(lambda work: work.db.execute(insert(Account).values(**row)).close())
    return account


def a_programme(bed: Bed, account: str, **changes: Any) -> str:
    """A programme that somebody runs: six Thursdays from 11 March 2027, twelve seats, one room."""
    return bed.writer.run(lambda work: create_programme(work, account, replace(RUN, **changes)))


def only_room(db: Connection, programme: str) -> str:
    """The one room of a programme."""
    [room] = rooms_of(db, programme)
    return room.id


def sessions(db: Connection, room: str) -> list[str]:
    """The meetings of a room in order."""
    return [meeting.id for meeting in meetings_of(db, room)]


def acts(db: Connection, stream: str) -> list[tuple[str, str | None]]:
    """What an office stream says was done, and by whom."""
    return [(numbered.event.act, numbered.actor) for numbered in last(db, stream, 100)]  # type: ignore[attr-defined]


def programme_of(db: Connection, room: str) -> str:
    """The programme a room belongs to."""
    return db.execute(select(Room.programme_id).where(Room.id == room)).scalar_one()
