"""A room of a programme with its sessions and people, made through the slices' own verbs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import insert

from dialogue.kernel import limits
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import LANGS, Lang
from dialogue.people import logins
from dialogue.people.models import Account
from dialogue.programmes.communities import communities_of
from dialogue.programmes.creating import NewProgramme, create_programme
from dialogue.rooms.admission import admit
from dialogue.rooms.building import create_room
from dialogue.rooms.log import streams_of
from dialogue.rooms.models import Member
from dialogue.rooms.planning import default_agenda, plan_session
from dialogue.rooms.self_said import SelfSaid, seal_self
from dialogue.rooms.vocabulary import Role
from dialogue.store.work import Work
from dialogue.streams.models import StreamKind
from dialogue.streams.open import open_stream
from tests.make.bed import Bed

STAFF: frozenset[Role] = frozenset({"moderator", "interpreter"})


@dataclass(frozen=True)
class Place:
    """A room, its programme, its sessions in order and the programme's two societies."""

    programme: str
    room: str
    sessions: tuple[str, ...]
    societies: tuple[str, ...]


@dataclass
class Person:
    """Somebody with a login; `society` is the place of theirs in the programme's order."""

    name: str
    role: Role
    langs: tuple[Lang, ...]
    society: int | None = None
    mark: bool = True
    id: str = ""
    token: str = ""

    @property
    def login(self) -> bytes:
        """What the server knows of the token."""
        return logins.hashed(self.token)


def make_place(bed: Bed, sessions: int = 2) -> Place:
    """Make a room with sessions a week apart, the first in an hour."""

    def make(work: Work) -> Place:
        new = NewProgramme(title={"en": "Everyday neighbours"}, zone="Europe/Lisbon", lang="en", langs=LANGS)
        programme = create_programme(work, new)
        room = create_room(work, programme, {"en": "A day at school"})
        agenda = default_agenda(limits.SESSION_MINUTES)
        starts = [work.now + timedelta(hours=1, weeks=week) for week in range(sessions)]
        planned = [plan_session(work, room, start, limits.SESSION_MINUTES, agenda) for start in starts]
        societies = communities_of(work.db, programme)
        return Place(programme, room, tuple(planned), tuple(each.id for each in societies if not each.other))

    return bed.writer.run(make)


def bring(bed: Bed, place: Place, people: Sequence[Person]) -> None:
    """Make everybody a member with a login: staff in the room, the rest away until they come to wait."""

    def make(work: Work) -> None:
        for person in people:
            _member(work, place, person)

    bed.writer.run(make)


def _member(work: Work, place: Place, person: Person) -> None:
    person.id = new_id("u")
    staff = person.role in STAFF
    society = None if person.society is None else place.societies[person.society]
    said = SelfSaid(person.name, society, person.mark)
    work.db.execute(
        insert(Member).values(
            id=person.id,
            room_id=place.room,
            role=person.role,
            state="away",
            account_id=_account(work, person) if staff else None,
            personal_stream=open_stream(work.db, person.id, StreamKind.PERSONAL),
            self_=seal_self(work.kit.sealer, place.room, person.id, said),
            reads=person.langs[0],
            writes=" ".join(person.langs),
            words=None if staff else new_id("w").encode(),
        )
    )
    if not staff:
        person.token = logins.begin(work.db, work.now, member=person.id, step="in")
        return
    log = streams_of(work.db, place.room)
    admit(work, log, person.id, person.role, log.session)


def _account(work: Work, person: Person) -> str:
    account = new_id("a")
    row = {"id": account, "name": account, "password": "!", "lang": person.langs[0]}
    work.db.execute(insert(Account).values(**row))
    person.token = logins.begin(work.db, work.now, account=account, step="in")
    return account
