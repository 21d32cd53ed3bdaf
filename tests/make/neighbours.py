"""Several processes of one instance inside one test: each with listeners of its own, one bed, one Redis."""

from typing import Any, Self

import gevent
import msgspec

from dialogue.adapters.redis_bus import RedisBus
from dialogue.kernel import limits
from dialogue.live.attendance import Attendance, Listener
from dialogue.live.beacon import Beacon
from dialogue.live.company import Company
from dialogue.live.envelope import Envelope
from dialogue.live.exchange import Exchange
from dialogue.live.fanout import Fanout
from dialogue.live.presence import Presence
from dialogue.streams.open import heads
from tests.make.channel import until
from tests.make.meeting import Meeting

SECRET = bytes(range(32))


class Page:
    """What one page is sent, in the place of its socket."""

    def __init__(self) -> None:
        self.batches: list[dict[str, Any]] = []
        self.others: list[str] = []
        self.bye_code: str | None = None

    def send_frame(self, frame: bytes) -> None:
        name, told = msgspec.json.decode(frame[frame.index(b"42[") + 2 :])
        if name == "events":
            self.batches.append(told)
        else:
            self.others.append(name)

    def bye(self, code: str, *, retry_s: int = 0, after_answer: bool = False) -> None:
        self.bye_code = code

    def numbers(self, stream: str) -> list[int]:
        """Return the numbers of the events of one stream, as they came."""
        mine = [batch for batch in self.batches if batch["stream"] == stream]
        return [batch["from"] + place for batch in mine for place in range(len(batch["events"]))]


class Process:
    """One of them."""

    def __init__(self, meeting: Meeting, redis: str, missed_for: int = limits.BUS_MISSED) -> None:
        bed = meeting.bed
        self.meeting = meeting
        self.attendance = Attendance()
        self.presence = Presence(self.attendance, bed.clock)
        self.beacon = Beacon(
            self.attendance, self.presence, bed.readers, bed.clock, alive=lambda logins: None
        )
        envelope = Envelope(SECRET)
        self.bus = RedisBus(redis, envelope.channel)
        self.exchange = Exchange(self.bus, envelope, missed_for)
        self.fanout = Fanout(
            self.attendance, self.presence, bed.readers, bed.kit.sealer, self.beacon.presence_changed
        )
        self.company = Company(
            self.exchange, self.fanout, self.attendance, self.presence, self.beacon, bed.readers
        )
        self.company.start()

    def listen(self, name: str) -> Page:
        """Open somebody's page at this process."""
        standing, page = self.meeting.standing(name), Page()
        kinds = ("room", "personal", "desk") if standing.role == "moderator" else ("room", "personal")
        streams = {self.meeting.stream(name, kind).stream: kind for kind in kinds}
        login = self.meeting.people[name].login
        listener = Listener(
            f"{name}{id(page)}", login, standing.member, standing.room, standing.role, streams
        )
        listener.socket = page  # type: ignore[assignment] # only what is sent to it matters
        self.attendance.add(listener)
        with self.meeting.reading() as db:
            self.company.relay.begin(heads(db, list(streams)))
        return page

    def commits(self) -> Self:
        """Have what is done from now on be done by this process."""
        self.meeting.bed.writer.told = self.company.relay
        return self

    def lose_the_bus(self) -> None:
        """Fall silent and go on, or die: others cannot tell."""
        self.bus.stop()

    def find_the_bus(self) -> None:
        """Be heard again."""
        self.bus.start(self.exchange._take)

    def stop(self) -> None:
        """End well."""
        self.exchange.stop()

    def settle(self) -> None:
        """Wait until it reads nothing more from the bed, which is about to be closed."""
        until(lambda: not self.beacon._waiting)
        gevent.sleep(0.1)


def acquainted(*processes: Process) -> None:
    """Wait until all hear each other."""
    until(
        lambda: all(one.exchange.peers == len(processes) - 1 and not one.exchange.deaf for one in processes)
    )
    gevent.sleep(0.1)
