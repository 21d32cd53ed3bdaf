"""The real server in front of a meeting that was made beforehand: everybody has a login already."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from copy import copy
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any, Self
from uuid import uuid4

from sqlalchemy import Connection, select, update

from dialogue.config import SECRETS
from dialogue.flows.entering.steps import rules_in_force
from dialogue.flows.schema import migrate
from dialogue.people.csrf import COOKIE, csrf_for
from dialogue.programmes.models import Programme
from dialogue.rooms.models import Member
from dialogue.store.engines import reader_engine, writer_engine
from dialogue.store.work import Work
from tests.make.bed import MASTER, make_bed, sqlite_pair
from tests.make.guest import Guest
from tests.make.meeting import Meeting
from tests.make.pair import Pair
from tests.make.server import Served
from tests.make.site import SALT, SESSION
from tests.make.wire import Json, Wire

KINDS_ONLY = re.compile(r"(ERROR|WARNING) dialogue\.\w+ [a-z -]+(: \w+( at [\w.]+:\d+)?)?")
KEPT = dict(zip(SECRETS, (SESSION, SALT, MASTER), strict=True))


class Venue:
    """One server, and the people of one meeting by name."""

    def __init__(self, folder: Path, prepare: Callable[[Meeting], object], pair: Pair | None = None) -> None:
        self.folder = folder
        folder.mkdir(mode=0o700)
        self.pair = pair or sqlite_pair(folder)
        engine = writer_engine(self.pair.words)
        migrate(engine)
        engine.dispose()
        keep_secrets(folder)
        bed = make_bed(folder, pair=self.pair)
        self.meeting = Meeting(bed)
        prepare(self.meeting)
        bed.writer.run(lambda work: agree(work, self.meeting))
        self.people = self.meeting.people
        self.room = self.meeting.room
        moved = (bed.clock.now() - datetime.now(UTC)).total_seconds()
        bed.close()
        self.headers: dict[str, str] = {}  # what every browser says of itself
        self.served = Served(folder, moved=moved, environ=self.pair.environ)

    def copied(self, folder: Path, pair: Pair | None = None) -> "Venue":
        """Return another one, on a copy of the folder and of the databases; this one's server has stopped."""
        shutil.copytree(self.folder, folder)
        there = copy(self)
        there.folder, there.pair, there.headers = folder, pair or sqlite_pair(folder), {}
        moved = self.served.moved - (monotonic() - self._closed)  # no time has passed since
        there.served = Served(folder, moved=moved, environ=there.pair.environ)
        return there

    def id(self, name: str) -> str:
        """Return somebody's member id."""
        return self.people[name].id

    def csrf(self, name: str) -> str:
        """Return what somebody's forms carry."""
        return csrf_for(SESSION, self.people[name].token)

    def guest(self, name: str) -> Guest:
        """Return somebody at a browser, over plain HTTP."""
        guest = Guest(self.served)
        guest.cookies[COOKIE] = self.people[name].token
        guest.room, guest.csrf = self.room, self.csrf(name)
        return guest

    def knock(self, name: str, **auth: object) -> tuple[Wire, dict[str, Any]]:
        """Have somebody open a socket and say CONNECT; `auth` differs from what their page would say."""
        cookie = {"Cookie": f"{COOKIE}={self.people[name].token}"} if name else {}
        wire = Wire.open(self.served.port, headers={**cookie, **self.headers})
        return wire, wire.join({**self.auth(name), **auth})

    def refused(self, name: str) -> str:
        """Return the code with which somebody's page is not let in."""
        wire, answer = self.knock(name)
        wire.close()
        assert answer["code"] == "44"
        return str(answer["message"])

    def auth(self, name: str) -> dict[str, object]:
        """Return what somebody's page says when it connects."""
        return {"csrf": self.csrf(name) if name else "", "room": self.room, "build": "b"}

    def wire(self, name: str) -> "Line":
        """Return somebody's socket, greeted."""
        wire, answer = self.knock(name)
        assert answer["code"] == "40", answer
        return Line(wire, wire.event("hello"))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to the same database that cannot write."""
        engine = reader_engine(self.pair.words)
        try:
            with engine.connect() as db:
                yield db
        finally:
            engine.dispose()

    def close(self) -> None:
        """Stop the server; it must end well and must have had nothing to complain of."""
        code, said = self.served.stop(), self.served.said()
        self._closed = monotonic()
        assert (code, said) == (0, "")

    def close_after_faults(self) -> None:
        """The same where faults were meant to happen: the log names their kinds, and nothing else."""
        code = self.served.stop()  # first, for a last fault may be told while it ends
        said = self.served.said()
        print(said)  # noqa: T201 - so that a test that failed shows what the server met
        odd = [line for line in said.splitlines() if not KINDS_ONLY.fullmatch(line)]
        assert (code, odd) == (0, [])


class Line:
    """One socket that was let in, and what its page would know."""

    def __init__(self, wire: Wire, hello: dict[str, Any]) -> None:
        self.wire = wire
        self.hello = hello
        self.streams = {told["kind"]: told["id"] for told in hello["streams"]}

    def do(self, name: str, /, *, key: str | None = None, confirmed: tuple[str, ...] = (), **a: Any) -> Json:
        """Send a command and return its answer."""
        return self.wire.call("cmd", {"c": name, "key": key or str(uuid4()), "a": a, "confirmed": confirmed})

    def say(self, text: str, *, lang: str = "en", key: str | None = None, audience: str = "room") -> Json:
        """Say something."""
        return self.do("message.send", key=key, audience=audience, lang=lang, text=text, reply_to=None)

    def batch(self) -> dict[str, Any]:
        """Return the next batch of events."""
        found: dict[str, Any] = self.wire.event("events")
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.wire.close()


def agree(work: Work, meeting: Meeting) -> None:
    """Have all guests agree to the rules in force, so that every page is open to them."""
    query = select(Programme.rules_version).where(Programme.id == meeting.place.programme)
    version = rules_in_force(work.db.execute(query).scalar_one())
    guests = update(Member).where(Member.room_id == meeting.room, Member.account_id.is_(None))
    work.db.execute(guests.values(rules_version=version))


def with_outsiders(meeting: Meeting) -> None:
    """A meeting that goes on: Chair waits to be let in, Lamp was removed, Cup reads only."""
    meeting.open_waiting_room()
    coming = [name for name in meeting.people if name != "Chair" and meeting.come(name) == "waiting"]
    meeting.do("Gate", "member.admit", members=[meeting.id(name) for name in coming])
    meeting.do("Gate", "session.open", session=meeting.standing("Gate").session)
    meeting.do("Gate", "stage.next")
    assert meeting.come("Chair") == "waiting"
    meeting.do("Gate", "member.remove", member=meeting.id("Lamp"), reason="other")
    meeting.do("Gate", "member.mute", member=meeting.id("Cup"), minutes=None, reason="other")


def keep_secrets(folder: Path) -> None:
    """Write the secrets that test beds use where a server looks for them."""
    place = folder / "secrets"
    place.mkdir(mode=0o700)
    for name, secret in KEPT.items():
        path = place / f"{name}.key"
        path.touch(0o600)
        path.write_text(secret.hex())


@contextmanager
def open_venue(
    folder: Path, prepare: Callable[[Meeting], object] = Meeting.begin, pair: Pair | None = None
) -> Iterator[Venue]:
    """A venue for the length of a block, in files of the folder or in two empty databases."""
    venue = Venue(folder, prepare, pair)
    with closing(venue):
        yield venue
