"""Everybody who could ask for a page: two rooms of two programmes, and whoever has, had or lacks a part."""

from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import insert, select, update

from dialogue.kernel.ids import new_id
from dialogue.people import logins
from dialogue.people.models import Account
from dialogue.programmes.appointments import StaffRole, appoint
from dialogue.programmes.models import Programme
from dialogue.rooms.models import Member, RoomSession
from dialogue.rooms.seats import create_seats
from dialogue.store.work import Work
from dialogue.streams.models import StreamKind
from dialogue.streams.open import open_stream
from tests.make.bed import Bed
from tests.make.meeting import Meeting
from tests.make.site import Caller, Site, make_test_site
from tests.make.venue import agree, with_outsiders

GUESTS: Final = {
    "waiting": "Chair",
    "removed": "Lamp",
    "participant": "Leaf",
    "observer": "Bell",
    "interpreter": "Bridge",
    "moderator": "Gate",
}
NOBODY: Final = "nobody"


@dataclass
class Town:
    """A site, its two meetings, and a browser of each kind of visitor."""

    site: Site
    here: Meeting
    there: Meeting
    tokens: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    @property
    def bed(self) -> Bed:
        return self.site.bed

    def caller(self, kind: str) -> Caller:
        """Return somebody's browser, new but for the login."""
        found = self.site.visitor()
        if kind != NOBODY:
            found.plant(self.tokens[kind])
        return found


def make_town(bed: Bed) -> Town:
    """Fill a bed with all of them; the meeting here goes on, the one there has not begun."""
    here, there = Meeting(bed), Meeting(bed)
    with_outsiders(here)
    town = Town(make_test_site(bed), here, there)
    for kind, name in GUESTS.items():
        town.tokens[kind] = here.people[name].token
    town.tokens["elsewhere"] = there.people["Leaf"].token
    town.tokens["foreign moderator"] = there.people["Gate"].token
    bed.writer.run(lambda work: _settle(work, town))
    return town


def _settle(work: Work, town: Town) -> None:
    for meeting in (town.here, town.there):
        agree(work, meeting)
        create_seats(work, meeting.room, 2)
    town.tokens["entering"] = _member(work, town.here, "entering")
    town.tokens["gone"] = _member(work, town.here, "gone")
    for kind in ("organiser", "foreign organiser", "staff", "password"):
        account, step = _account(work, kind), "password" if kind == "password" else "in"
        town.tokens[kind] = logins.begin(work.db, work.now, account=account, step=step)
        if "organiser" in kind:
            runs = town.here if kind == "organiser" else town.there
            appoint(work, runs.place.programme, account, "organiser", ())
    place = town.here.place
    parts: dict[str, StaffRole] = {"Gate": "moderator", "Bridge": "interpreter"}
    for name, role in parts.items():
        query = select(Member.account_id).where(Member.id == town.here.id(name))
        known = str(work.db.execute(query).scalar_one())
        town.places["appointment"] = appoint(work, place.programme, known, role, ("en",), place.room)
    # a meeting that was, so that there is something to sum up
    past = update(RoomSession).where(RoomSession.id == place.sessions[1])
    work.db.execute(past.values(state="closed", opened=work.now, closed=work.now))
    title = select(Programme.title).where(Programme.id == place.programme)
    town.places |= {
        "programme": place.programme,
        "room": place.room,
        "session": place.sessions[1],
        "text": work.db.execute(title).scalar_one(),
    }


def _account(work: Work, name: str) -> str:
    account = new_id("a")
    work.db.execute(insert(Account).values(id=account, name=name, password="!", lang="en"))
    return account


def _member(work: Work, meeting: Meeting, state: str) -> str:
    member = new_id("u")
    stream = open_stream(work.db, member, StreamKind.PERSONAL)
    row = {"id": member, "room_id": meeting.room, "role": "participant", "state": state, "reads": "en"}
    work.db.execute(insert(Member).values(**row, writes="en", personal_stream=stream))
    return logins.begin(work.db, work.now, member=member, step="in")
