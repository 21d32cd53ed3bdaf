"""Tells each stream in the order of its numbers, whichever process appended: order never comes from arrival.

A cursor per stream says how far our listeners were told. What is known is left out, what is missing before it
is read from the database first: so hints may be lost, doubled or out of order.
"""

from collections.abc import Callable, Mapping

from sqlalchemy import Engine

from dialogue.live.attendance import Attendance
from dialogue.live.fanout import Fanout, by_stream, kept_anyway
from dialogue.store.turns import Turns
from dialogue.store.work import Pending
from dialogue.streams.open import heads
from dialogue.streams.read import Numbered, after

Grown = dict[str, tuple[int, int]]  # stream -> first and last number of what was appended


class Relay:
    """The writer's `told` where there are several processes."""

    def __init__(
        self, fanout: Fanout, attendance: Attendance, readers: Engine, grew: Callable[[Grown], None]
    ) -> None:
        self._fanout = fanout
        self._attendance = attendance
        self._readers = readers
        self._grew = grew
        self._turns = Turns()
        self._at: dict[str, int] = {}

    def __call__(self, pending: list[Pending]) -> None:
        """Our own commit: tell the other processes of it, then our listeners."""
        streams = by_stream(pending)
        if streams:
            self._grew(grown(streams))
        self._deliver(streams)

    def begin(self, told: Mapping[str, int]) -> None:
        """Somebody was told the heads of the streams they hear from now on."""
        for stream, head in told.items():
            if len(self._attendance.hearing(stream)) == 1:
                self._at[stream] = max(head, self._at.get(stream, 0))

    def follow(self, grown: Grown) -> None:
        """Another process has committed: read what our listeners have not been told."""
        self._forget_unheard(grown)
        since = {
            stream: self._at.get(stream, first - 1)
            for stream, (first, last) in grown.items()
            if self._attendance.hearing(stream) and last > self._at.get(stream, 0)
        }
        self._deliver(self._read(since))

    def catch_up(self) -> None:
        """Read whatever our listeners have not been told, of every stream."""
        self._forget_unheard(self._at)
        with self._readers.connect() as db:
            found = heads(db, list(self._at))
        self._deliver(
            self._read({stream: self._at[stream] for stream in found if found[stream] > self._at[stream]})
        )

    def _read(self, since: Mapping[str, int]) -> dict[str, list[Numbered]]:
        if not since:
            return {}
        with self._readers.connect() as db:
            found = {stream: after(db, stream, cursor) for stream, cursor in since.items()}
        return {stream: events for stream, events in found.items() if events}

    def _deliver(self, streams: dict[str, list[Numbered]]) -> None:
        self._fanout.sanction(streams)
        for stream, events in streams.items():
            with kept_anyway(), self._turns.of(stream):
                self._tell(stream, events)

    def _tell(self, stream: str, events: list[Numbered]) -> None:
        if not self._attendance.hearing(stream):
            return
        at = self._at.setdefault(stream, events[0].seq - 1)
        while events[0].seq > at + 1:
            missing = self._read({stream: at}).get(stream, [])
            if not missing:
                break  # a reader of an older moment; the next hint finds it
            at = self._pass_on(stream, missing)
            events = [event for event in events if event.seq > at]
            if not events:
                return
        fresh = [event for event in events if event.seq > at]
        if fresh:
            self._pass_on(stream, fresh)

    def _pass_on(self, stream: str, events: list[Numbered]) -> int:
        self._fanout.sanction({stream: events})
        self._fanout.tell(stream, events)
        self._at[stream] = events[-1].seq
        return events[-1].seq

    def _forget_unheard(self, streams: Mapping[str, object]) -> None:
        for stream in [one for one in streams if not self._attendance.hearing(one)]:
            self._at.pop(stream, None)


def grown(streams: Mapping[str, list[Numbered]]) -> Grown:
    """Return what others have to know of what was appended."""
    return {stream: (events[0].seq, events[-1].seq) for stream, events in streams.items()}
