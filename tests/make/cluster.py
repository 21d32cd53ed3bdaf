"""Three processes of one instance, with PostgreSQL and Redis of their own, and the people of one meeting."""

import json
import socket
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from typing import Final, Self

from dialogue.flows.schema import migrate
from dialogue.people.csrf import cookie_name, csrf_for
from dialogue.store.engines import keys_engine, writer_engine
from dialogue.store.keys import KeyStore
from tests.make.bed import MASTER, make_bed
from tests.make.follower import Follower
from tests.make.guest import Guest
from tests.make.held_port import held_port
from tests.make.meeting import Meeting
from tests.make.pair import Pair
from tests.make.postgres import Server as Postgres
from tests.make.postgres import programs
from tests.make.redis import Server as Redis
from tests.make.server import Served
from tests.make.site import SESSION
from tests.make.venue import Line, agree, keep_secrets
from tests.make.wire import Wire

COUNT: Final = 3
PATIENCE: Final = 20
STEP: Final = 0.05


class Cluster:
    """All of them; `at` counts processes from 0. `redis_of` tells where the n-th finds Redis."""

    def __init__(
        self,
        folder: Path,
        prepare: Callable[[Meeting], object] = Meeting.begin,
        redis_of: Callable[[int, str], str] = lambda number, url: url,
    ) -> None:
        found = programs()
        assert found is not None
        self.folder = folder
        self._redis_of = redis_of
        self.postgres, self.redis = Postgres(found), Redis()
        self.pair = _tables(self.postgres.pair())
        self.port = held_port(self)
        data = folder / "data"
        data.mkdir(mode=0o700)
        keep_secrets(data)
        bed = make_bed(data, pair=self.pair)
        self.meeting = Meeting(bed)
        prepare(self.meeting)
        bed.writer.run(lambda work: agree(work, self.meeting))
        self.moved = (bed.clock.now() - datetime.now(UTC)).total_seconds()
        self.stream = self.meeting.standing("Leaf").room_stream
        bed.close()
        self.room = self.meeting.room
        self.wires: list[Wire] = []
        self.processes = [self._serve(data, number) for number in range(1, COUNT + 1)]
        self.wait_until_ready()

    @property
    def public_url(self) -> str:
        """Where people reach it."""
        return f"https://127.0.0.1:{self.port}"

    def id(self, name: str) -> str:
        """Return somebody's member id."""
        return self.meeting.id(name)

    def cookie(self, name: str) -> dict[str, str]:
        """Return the header that names somebody's login."""
        return {"Cookie": f"{cookie_name(secure=True)}={self.meeting.people[name].token}"}

    def auth(self, name: str) -> dict[str, object]:
        """Return what somebody's page says when it connects."""
        return {"csrf": csrf_for(SESSION, self.meeting.people[name].token), "room": self.room, "build": "b"}

    def guest(self, name: str, at: int) -> Guest:
        """Return somebody over plain HTTP, at one of the processes."""
        guest = Guest(self.processes[at])
        person = self.meeting.people[name]
        guest.cookies[cookie_name(secure=True)] = person.token
        guest.room, guest.csrf = self.room, csrf_for(SESSION, person.token)
        return guest

    def line(self, name: str, at: int) -> Line:
        """Return somebody's socket at one of the processes, greeted."""
        return self.greeted(name, self.wire(name, at))

    def wire(self, name: str, at: int) -> Wire:
        """Return somebody's connection, before it has said anything."""
        process = self.processes[at]
        sock = process.connect()
        wire = Wire.on(sock, process.host, origin=self.public_url, headers=self.cookie(name))
        self.wires.append(wire)
        return wire

    def greeted(self, name: str, wire: Wire) -> Line:
        """Say CONNECT on somebody's connection."""
        answer = wire.join(self.auth(name))
        assert answer["code"] == "40", answer
        return Line(wire, wire.event("hello"))

    def follower(self, name: str, at: int) -> Follower:
        """Return somebody's page: what it has, and what it fetches."""
        return Follower(self.guest(name, at))

    def ready(self, at: int) -> dict[str, bool]:
        """Return what one of the processes tells a watchman."""
        found: dict[str, bool] = json.loads(self.guest("Leaf", at).get("/readyz").text)
        return found

    def wait_until_ready(self, *, deaf: bool = False) -> None:
        """Wait until all that live hear the bus and each other, or with `deaf` until none does."""
        living = [at for at, process in enumerate(self.processes) if process.process.code is None]
        others = 0 if deaf else len(living) - 1
        late = monotonic() + PATIENCE
        for at in living:
            while self.ready(at)["bus"] == deaf or f"dialogue_bus_peers {others}.0" not in self.figures(at):
                assert monotonic() < late
                sleep(STEP)

    def wait_until_deaf(self, at: int) -> None:
        """Wait until one of the processes has noticed that it hears nothing."""
        late = monotonic() + PATIENCE
        while self.ready(at)["bus"]:
            assert monotonic() < late
            sleep(STEP)

    def figures(self, at: int) -> str:
        """Return what one of the processes tells Prometheus."""
        connection = HTTPConnection("127.0.0.1", timeout=30)
        connection.sock = socket.socket(socket.AF_UNIX)
        connection.sock.connect(self.processes[at].environ["DIALOGUE_METRICS"].removeprefix("unix:"))
        connection.request("GET", "/metrics")
        told = connection.getresponse().read().decode()
        connection.close()
        return told

    def later(self, seconds: float) -> None:
        """Let time pass at all processes that live."""
        for process in self.processes:
            if process.process.code is None:
                process.move(seconds)

    def close(self) -> None:
        """Stop all of it; the processes must end well."""
        for wire in self.wires:
            wire.close()
        codes = [process.stop() for process in self.processes if process.process.code is None]
        self.redis.close()
        self.postgres.close()
        assert codes == [0] * len(codes)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _serve(self, data: Path, number: int) -> Served:
        environ: dict[str, str] = {
            **self.pair.environ,
            "DIALOGUE_REDIS_URL": self._redis_of(number, self.redis.url),
            "DIALOGUE_PUBLIC_URL": self.public_url,
            "DIALOGUE_PROXIES": "1",
            "DIALOGUE_BIND": f"unix:{self.redis.folder / f'{number}.sock'}",
            "DIALOGUE_METRICS": f"unix:{self.redis.folder / f'{number}.figures'}",
        }
        return Served(data, moved=self.moved, environ=environ, name=f"process-{number}")


def _tables(pair: Pair) -> Pair:
    words, keys = writer_engine(pair.words), keys_engine(pair.keys)
    migrate(words)
    with closing(KeyStore(keys, MASTER)):
        words.dispose()
    return pair
