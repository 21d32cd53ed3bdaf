"""Writes committed events to whoever hears their stream: one batch per stream, encoded once.

A lost emit costs nothing: the numbers tell the reader, who fetches what is missing.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Any, Final

import gevent
import msgspec
from sqlalchemy import Engine

from dialogue.flows.reading.readable import Audience
from dialogue.flows.reading.reader import Readable, batch, look_ahead, oldest_named
from dialogue.flows.reading.rows import Rows
from dialogue.live.attendance import Attendance, Listener
from dialogue.live.farewell import Bye
from dialogue.live.frame import event_frame
from dialogue.live.presence import Presence
from dialogue.rooms.standing import standing_of
from dialogue.store.sealing import Sealer
from dialogue.store.work import Pending
from dialogue.streams.append import Appended
from dialogue.streams.read import Numbered

STAFF: Final = frozenset({"moderator", "interpreter"})
_log = logging.getLogger("dialogue.live")


class Fanout:
    """The writer's `told`: called with what was appended, after the commit has returned."""

    def __init__(
        self,
        attendance: Attendance,
        presence: Presence,
        readers: Engine,
        sealer: Sealer,
        presence_changed: Callable[[str], None],
    ) -> None:
        self._attendance = attendance
        self._presence = presence
        self._readers = readers
        self._sealer = sealer
        self._presence_changed = presence_changed

    def __call__(self, pending: list[Pending]) -> None:
        """Tell everyone; what goes wrong here is healed by the readers, and must not stop the writer."""
        streams = by_stream(pending)
        self.sanction(streams)
        heard = {stream: events for stream, events in streams.items() if self._attendance.hearing(stream)}
        if not heard:
            return
        with kept_anyway(), self._readers.connect() as db:
            rows = Rows(db, self._sealer)
            look_ahead(rows, chain.from_iterable(heard.values()))
            for stream, events in heard.items():
                with kept_anyway():
                    self._tell_stream(rows, stream, events)

    def tell(self, stream: str, events: list[Numbered]) -> None:
        """Tell events of one stream to whoever hears it here."""
        with self._readers.connect() as db:
            self._tell_stream(Rows(db, self._sealer), stream, events)

    def _tell_stream(self, rows: Rows, stream: str, events: list[Numbered]) -> None:
        emptied = [place for place, event in enumerate(events) if event.event.kind == "waiting_room_opened"]
        if emptied:
            guests = [one for one in self._attendance.hearing(stream) if one.role not in STAFF]
            self._tell(rows, stream, events[: emptied[0] + 1], guests)
            self._attendance.dismiss(guests, "waiting")
        self._tell(rows, stream, events, self._attendance.hearing(stream))

    def _tell(self, rows: Rows, stream: str, events: list[Numbered], hearers: list[Listener]) -> None:
        if not hearers:
            return
        first = hearers[0]
        oldest = oldest_named(rows.db, events) if first.streams[stream] == "room" else None
        for since, alike in by_beginning(hearers, oldest):
            audience = Audience(first.streams[stream], first.member, since)  # type: ignore[arg-type] # its literals
            told = batch(rows, first.room, Readable(stream, audience, 1), events)
            write(alike, "events", told)
        if any(event.event.kind in {"stage_opened", "session_closed"} for event in events):
            gevent.spawn(self._presence_changed, first.room)

    def sanction(self, streams: dict[str, list[Numbered]]) -> None:
        """A sanction bites before anything of the batch is written; told with the nearest reason."""
        for stream, events in streams.items():
            if any(numbered.event.kind == "removed" for numbered in events):
                self._attendance.dismiss(self._attendance.hearing(stream), "removed")
        for numbered in (each for events in streams.values() for each in events):
            event: Any = numbered.event
            if event.kind == "member_gone":
                if left := self._attendance.of_member(event.member):
                    self._attendance.dismiss(left, self._why(event.member))
                self._presence.forget(event.member)

    def _why(self, member: str) -> Bye:
        """Another process's events may come stream by stream, and the room's never say why somebody went."""
        with kept_anyway(), self._readers.connect() as db:
            standing = standing_of(db, member)
            if standing is not None and standing.member_state == "removed":
                return "removed"
        return "gone"


@contextmanager
def kept_anyway() -> Iterator[None]:
    """What goes wrong in here ends here: the commit has returned, and whoever missed something fetches it."""
    try:
        yield
    except Exception as fault:  # noqa: BLE001 - the edge: nobody waits for this
        _log.error("a fan-out failed: %s", type(fault).__name__)


def by_stream(pending: list[Pending]) -> dict[str, list[Numbered]]:
    """Return what was appended as its readers get it, stream by stream."""
    streams: dict[str, list[Numbered]] = {}
    for item in pending:
        if isinstance(item, Appended):
            found = Numbered(item.stream, item.seq, item.event, item.actor)
            streams.setdefault(item.stream, []).append(found)
    return streams


def by_beginning(hearers: list[Listener], oldest: int | None) -> list[tuple[int, list[Listener]]]:
    """Return who gets the same words: all, but for those who came after the oldest message spoken of."""
    groups: dict[int, list[Listener]] = {}
    for hearer in hearers:
        since = hearer.since if oldest is not None and hearer.since > oldest else 1
        groups.setdefault(since, []).append(hearer)
    return sorted(groups.items())


def write(listeners: Iterable[Listener], name: str, value: object) -> None:
    """Write one event of the wire to listeners, its frame built once."""
    frame = event_frame(name, msgspec.json.encode(value))
    for listener in listeners:
        if listener.socket is not None:
            listener.socket.send_frame(frame)
