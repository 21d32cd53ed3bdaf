"""A meeting as a test speaks of it: people by name, each doing commands through the front door."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, update

from dialogue.flows.carry_out import Asked, carry_out
from dialogue.flows.come_to_wait import come_to_wait
from dialogue.flows.open_waiting_room import open_waiting_room
from dialogue.flows.reading.folds import Value
from dialogue.flows.reading.reader import Readable, snapshot, streams_for, words_for
from dialogue.kernel.errors import DialogueError
from dialogue.kernel.locales import Lang
from dialogue.people.models import Login
from dialogue.rooms.standing import Standing, find_standing
from dialogue.store.work import Work
from dialogue.streams.read import Numbered, after
from tests.make.bed import Bed
from tests.make.room import Person, Place, bring, make_place

WHOLE_LOG = 1_000_000


def everybody() -> list[Person]:
    """Two of each society, an expert, an observer, an interpreter and two moderators."""
    return [
        Person("Leaf", "participant", ("az",), 0),
        Person("Lamp", "participant", ("az", "ru"), 0),
        Person("Cup", "participant", ("hy",), 1),
        Person("Chair", "participant", ("hy", "ru"), 1),
        Person("Kite", "expert", ("en",)),
        Person("Bell", "observer", ("ru",)),
        Person("Bridge", "interpreter", ("az", "hy", "en", "ru")),
        Person("Gate", "moderator", ("az", "en", "ru"), 0),
        Person("Stair", "moderator", ("hy", "en", "ru"), 1),
    ]


class Meeting:
    """A room full of people."""

    def __init__(self, bed: Bed, people: list[Person] | None = None, sessions: int = 2) -> None:
        self.bed = bed
        self.people = {person.name: person for person in people or everybody()}
        self.place: Place = make_place(bed, sessions)
        self.room = self.place.room
        bring(bed, self.place, list(self.people.values()))

    def do(self, who: str, command: str, /, **args: Any) -> dict[str, Any]:
        """Have somebody do something; return the answer, or raise what it was refused with.

        `key` and `confirmed` go beside the command's own fields.
        """
        key = args.pop("key", None) or str(uuid4())
        confirmed = frozenset(args.pop("confirmed", ()))
        asked = Asked(command, key, json.dumps(args).encode(), confirmed)
        return carry_out(self.bed.writer, self.people[who].login, self.room, asked)

    def refused(self, who: str, command: str, /, **args: Any) -> tuple[str, dict[str, str | int]]:
        """Return the code and data that somebody's command is refused with."""
        try:
            answer = self.do(who, command, **args)
        except DialogueError as fault:
            return fault.code, fault.data
        msg = f"{command} was carried out: {answer}"
        raise AssertionError(msg)

    def say(self, name: str, text: str, lang: Lang | None = None, **more: Any) -> dict[str, Any]:
        """Say something to the room, or with `audience` to others; in one's first language by default."""
        wish = {"audience": "room", "lang": lang or self.people[name].langs[0], "text": text, **more}
        return self.do(name, "message.send", **wish)

    def id(self, name: str) -> str:
        """Return somebody's member id."""
        return self.people[name].id

    def later(self, seconds: float) -> None:
        """Let time pass; nobody is signed out by it."""
        self.bed.clock.advance(seconds)
        now = self.bed.clock.now()
        self.bed.writer.run(lambda work: work.db.execute(update(Login).values(seen=now, started=now)).close())

    def open_waiting_room(self) -> bool:
        """Let the next session's waiting room open."""
        return self.bed.writer.run(lambda work: open_waiting_room(work, self.room, at_once=True))

    def come(self, name: str) -> str:
        """Have somebody come to the waiting room."""
        member = self.id(name)
        return self.bed.writer.run(lambda work: come_to_wait(work, member))

    def begin(self, *, stage: int = 2) -> str:
        """Open the waiting room, let all in, open the session, go on to a stage; return the session."""
        guests = self.bed.writer.run(self._all_come)
        if guests:
            self.do("Gate", "member.admit", members=guests)
        session = self.standing("Gate").session
        assert session is not None
        self.do("Gate", "session.open", session=session)
        for _ in range(1, stage):
            self.do("Gate", "stage.next")
        return session

    def _all_come(self, work: Work) -> list[str]:
        open_waiting_room(work, self.room, at_once=True)
        return [person.id for person in self.people.values() if come_to_wait(work, person.id) == "waiting"]

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that cannot write."""
        with self.bed.readers.connect() as db:
            yield db

    def standing(self, name: str) -> Standing:
        """Return where somebody stands."""
        with self.reading() as db:
            return find_standing(db, self.people[name].login, self.room, self.bed.clock.now())

    def stream(self, name: str, kind: str) -> Readable:
        """Return a stream that somebody may read."""
        found = [each for each in streams_for(self.standing(name)) if each.audience.stream == kind]
        assert found, f"{name} does not read {kind}"
        return found[0]

    def snapshot(self, name: str, kind: str) -> Value:
        """Return a snapshot that somebody gets."""
        readable = self.stream(name, kind)
        with self.reading() as db:
            return snapshot(db, self.standing(name), readable)

    def words(self, name: str, kind: str) -> dict[str, dict[str, Any]]:
        """Return the words that come with somebody's snapshot."""
        readable = self.stream(name, kind)
        with self.reading() as db:
            value = snapshot(db, self.standing(name), readable)
            return words_for(db, self.bed.kit.sealer, self.room, readable.audience, value)

    def log(self, name: str, kind: str, since: int = 0) -> list[Numbered]:
        """Return the events of a stream that somebody may read."""
        with self.reading() as db:
            return after(db, self.stream(name, kind).stream, since, WHOLE_LOG)

    def kinds(self, name: str, kind: str, since: int = 0) -> list[str]:
        """Return the kinds of those events."""
        return [numbered.event.kind for numbered in self.log(name, kind, since)]


def make_meeting(bed: Bed, *, stage: int = 2) -> Meeting:
    """Return a meeting that has begun, everybody in the room."""
    meeting = Meeting(bed)
    meeting.begin(stage=stage)
    return meeting
