"""One room after another: a programme for every ten, a meeting that has begun, people who were let in."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import insert, select, update

from bench.seeding.texts import TEXTS
from dialogue.app import Instance
from dialogue.flows.carry_out import Asked, carry_in
from dialogue.flows.entering.steps import rules_in_force
from dialogue.flows.open_waiting_room import open_waiting_room
from dialogue.kernel import limits
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import LANGS
from dialogue.people import logins
from dialogue.people.csrf import COOKIE, csrf_for
from dialogue.people.models import Account
from dialogue.programmes.communities import communities_of
from dialogue.programmes.creating import NewProgramme, create_programme
from dialogue.programmes.models import Programme
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

FREE_TALK: Final = 2  # the stage in which everybody may write
SYLLABLES: Final = "bdgkmnpt"


@dataclass(frozen=True, slots=True)
class Seat:
    """What a page of one person knows."""

    member: str
    cookie: str
    csrf: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A room with its people."""

    room: str
    people: tuple[Seat, ...]

    def told(self) -> dict[str, Any]:
        return asdict(self)


class Builder:
    """Builds rooms; several in a transaction, and each is whole after the next one."""

    def __init__(self, instance: Instance, people: int) -> None:
        self._instance = instance
        self._people = people
        self._programme = ""
        self._in_programme = limits.ROOMS_MAX

    def build(self) -> Filled:
        """Return a room whose meeting is in its free talk."""
        run = self._instance.writer.run
        room, moderator, seats = run(self._found)
        run(lambda work: self._begin(work, room, moderator))
        for _ in range(FREE_TALK - 1):
            run(lambda work: do(work, moderator, room, "stage.next"))
        return Filled(room, tuple(seats))

    def _found(self, work: Work) -> tuple[str, bytes, list[Seat]]:
        if self._in_programme == limits.ROOMS_MAX:
            self._programme, self._in_programme = _programme(work), 0
        self._in_programme += 1
        room = create_room(work, self._programme, {"en": "A day at school"})
        starts = work.now + timedelta(minutes=1)
        plan_session(work, room, starts, limits.SESSION_MINUTES, default_agenda(limits.SESSION_MINUTES))
        open_waiting_room(work, room, at_once=True)
        societies = [each.id for each in communities_of(work.db, self._programme) if not each.other]
        query = select(Programme.rules_version).where(Programme.id == self._programme)
        version = rules_in_force(work.db.execute(query).scalar_one())
        moderator = self._member(work, room, 0, "moderator", None)
        seats = [
            self._member(work, room, place + 1, "participant", societies[place % len(societies)])
            for place in range(self._people)
        ]
        work.db.execute(update(Member).where(Member.room_id == room).values(rules_version=version))
        return room, logins.hashed(moderator.cookie), seats

    def _begin(self, work: Work, room: str, moderator: bytes) -> None:
        session = streams_of(work.db, room).session
        do(work, moderator, room, "session.open", session=session)

    def _member(self, work: Work, room: str, place: int, role: Role, society: str | None) -> Seat:
        member, account = new_id("u"), None
        if role == "moderator":
            account = new_id("a")
            row = {"id": account, "name": account, "password": "!", "lang": "en"}
            work.db.execute(insert(Account).values(**row))
        said = SelfSaid(f"Leaf {_letters(place)}", society, shown=True)
        work.db.execute(
            insert(Member).values(
                id=member,
                room_id=room,
                role=role,
                state="away",
                account_id=account,
                personal_stream=open_stream(work.db, member, StreamKind.PERSONAL),
                self_=seal_self(work.kit.sealer, room, member, said),
                reads=LANGS[place % len(LANGS)],
                writes=" ".join(LANGS),
                words=None if account else new_id("w").encode(),
            )
        )
        log = streams_of(work.db, room)
        admit(work, log, member, role, log.session)
        token = logins.begin(
            work.db, work.now, account=account, member=None if account else member, step="in"
        )
        secret = self._instance.settings.session_secret
        return Seat(member, f"{COOKIE}={token}" if not account else token, csrf_for(secret, token))


def do(work: Work, login: bytes, room: str, command: str, **arguments: object) -> None:
    """Carry a command out inside a transaction that is open."""
    carry_in(work, login, room, Asked(command, str(uuid4()), json.dumps(arguments).encode()))


def talk(instance: Instance, filled: Filled, messages: int, step: Callable[[], None]) -> None:
    """Have a room's people say so many things, one after the other; `step` lets time pass between them."""
    tokens = [logins.hashed(seat.cookie.partition("=")[2]) for seat in filled.people]

    def some(work: Work, *, first: int, last: int) -> None:
        for number in range(first, last):
            step()
            work.now = instance.kit.clock.now()
            lang, text = TEXTS[number % len(TEXTS)]
            login = tokens[number % len(tokens)]
            wish = {"audience": "room", "lang": lang, "text": f"{_letters(number)} {text}", "reply_to": None}
            logins.touch(work.db, login, work.now)
            do(work, login, filled.room, "message.send", **wish)

    for first in range(0, messages, limits.BATCH_COMMANDS):
        last = min(messages, first + limits.BATCH_COMMANDS)
        instance.writer.run(partial(some, first=first, last=last))


def _programme(work: Work) -> str:
    new = NewProgramme(title={"en": "Everyday neighbours"}, zone="Europe/Lisbon", lang="en", langs=LANGS)
    return create_programme(work, new)


def _letters(number: int) -> str:
    """A number as syllables that look alike to nobody."""
    left, said = number, ""
    while True:
        left, place = divmod(left, len(SYLLABLES))
        said = SYLLABLES[place] + "aeiu"[place % 4] + said
        if not left:
            return said
