"""What several processes do for each other's pages: events, ended logins, who is here and who is away.

Each tells what it knows over the bus. While that is away, each looks into the database, and shows
those who are at its own pages.
"""

from typing import Final

from sqlalchemy import Engine

from dialogue.live.attendance import Attendance
from dialogue.live.beacon import Beacon
from dialogue.live.exchange import Exchange
from dialogue.live.fanout import Fanout, by_stream
from dialogue.live.news import Back, Ended, Grew, Here, News
from dialogue.live.presence import Presence
from dialogue.live.relay import Relay, grown
from dialogue.people import logins
from dialogue.store.work import Pending

ALL_EVERY: Final = 40  # beats; whoever missed what changed is told again


class Company:
    """The ears of one process."""

    def __init__(
        self,
        exchange: Exchange,
        fanout: Fanout,
        attendance: Attendance,
        presence: Presence,
        beacon: Beacon,
        readers: Engine,
    ) -> None:
        self._exchange = exchange
        self.relay = Relay(fanout, attendance, readers, lambda streams: exchange.tell(Grew(streams)))
        self._attendance = attendance
        self._presence = presence
        self._beacon = beacon
        self._readers = readers
        self._shared: dict[str, Here] = {}
        presence.back = lambda member: exchange.tell(Back(member))

    def start(self) -> None:
        """Begin to tell and to hear."""
        self._exchange.start(self)

    def ended(self, login: bytes) -> None:
        """A login has ended here: close its sockets at the other processes too."""
        self._exchange.tell(Ended([login]))

    def hear(self, process: str, news: News) -> None:
        """Another process has news."""
        if isinstance(news, Grew):
            self.relay.follow(news.streams)
        elif isinstance(news, Ended):
            for login in news.logins:
                self._attendance.dismiss(self._attendance.of_login(login), "signed_out")
        elif isinstance(news, Here):
            if self._presence.elsewhere.take(process, news):
                self._beacon.presence_changed(news.room)
        elif isinstance(news, Back):
            for room in self._presence.drop(news.member):
                self._beacon.presence_changed(room)

    def meet(self) -> None:
        """Tell a process that knows nothing of us who is here."""
        for here in self._shared.values():
            self._exchange.tell(here)

    def lose(self, process: str) -> None:
        """A process is no longer heard: nobody is known to be there."""
        for room in self._presence.elsewhere.lose(process):
            self._beacon.presence_changed(room)

    def catch_up(self) -> None:
        """Tell our pages what is in the database, and close those whose login has ended."""
        self.relay.catch_up()
        listening = self._attendance.logins()
        with self._readers.connect() as db:
            ended = listening - logins.known(db, listening)
        for login in ended:
            self._attendance.dismiss(self._attendance.of_login(login), "signed_out")

    def again(self) -> None:
        """Nothing that was not heard may be missing, and the others may have forgotten who is here."""
        self.catch_up()
        self._beacon.tell()
        self.meet()

    def beat(self, number: int) -> None:
        """Tell the others who is here where that has changed, and all of it now and then."""
        here = self._presence.own()
        nobody = {room: Here(room, {}, []) for room in self._shared if room not in here}
        for room, told in (here | nobody).items():
            if number % ALL_EVERY == 0 or told != self._shared.get(room):
                self._exchange.tell(told)
        self._shared = here


def tell_grown(exchange: Exchange, pending: list[Pending]) -> None:
    """A process without pages has committed: tell those that have some."""
    if streams := by_stream(pending):
        exchange.tell(Grew(grown(streams)))
