"""Writes committed events to whoever hears their stream: one batch per stream, encoded once.

A lost emit costs nothing: the numbers tell the reader, who fetches what is missing.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

import gevent
import msgspec
from sqlalchemy import Engine

from dialogue.flows.reading.readable import Audience
from dialogue.flows.reading.reader import Readable, batch
from dialogue.live.attendance import Attendance, Listener
from dialogue.live.frame import event_frame
from dialogue.store.sealing import Sealer
from dialogue.store.work import Pending
from dialogue.streams.append import Appended
from dialogue.streams.read import Numbered

STAFF: Final = frozenset({"moderator", "interpreter"})


class Fanout:
    """The writer's `told`: called with what was appended, after the commit has returned."""

    def __init__(
        self, attendance: Attendance, readers: Engine, sealer: Sealer, presence_changed: Callable[[str], None]
    ) -> None:
        self._attendance = attendance
        self._readers = readers
        self._sealer = sealer
        self._presence_changed = presence_changed

    def __call__(self, pending: list[Pending]) -> None:
        """Tell everyone; what goes wrong here is healed by the readers, and must not stop the writer."""
        streams: dict[str, list[Numbered]] = {}
        for item in pending:
            if isinstance(item, Appended):
                found = Numbered(item.stream, item.seq, item.event, item.actor)
                streams.setdefault(item.stream, []).append(found)
        for stream, events in streams.items():
            self._sanctions(stream, events)
            hearers = self._attendance.hearing(stream)
            if hearers:
                self._tell(stream, events, hearers)

    def _tell(self, stream: str, events: list[Numbered], hearers: list[Listener]) -> None:
        first = hearers[0]
        audience = Audience(first.streams[stream], first.member)  # type: ignore[arg-type] # kinds are its literals
        with self._readers.connect() as db:
            told = batch(db, self._sealer, first.room, Readable(stream, audience, 1), events)
        write(hearers, "events", told)
        if any(event.event.kind in {"stage_opened", "session_closed"} for event in events):
            gevent.spawn(self._presence_changed, first.room)

    def _sanctions(self, stream: str, events: Iterable[Numbered]) -> None:
        """A sanction bites before anything else of the batch is written to whom it concerns."""
        for numbered in events:
            event: Any = numbered.event
            if event.kind == "removed":
                self._attendance.dismiss(self._attendance.hearing(stream), "removed")
            elif event.kind == "member_gone":
                self._attendance.dismiss(self._attendance.of_member(event.member), "gone")
            elif event.kind == "waiting_room_opened":
                guests = [one for one in self._attendance.hearing(stream) if one.role not in STAFF]
                self._attendance.dismiss(guests, "gone")


def write(listeners: Iterable[Listener], name: str, value: object) -> None:
    """Write one event of the wire to listeners, its frame built once."""
    frame = event_frame(name, msgspec.json.encode(value))
    for listener in listeners:
        if listener.socket is not None:
            listener.socket.send_frame(frame)
