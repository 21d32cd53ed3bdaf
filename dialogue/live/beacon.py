"""Tells listeners the heads of their streams and who is here: so even a lost last event is noticed.

Somebody whose page is open is not idle, however long they only listen: their login is kept alive here.
"""

from collections.abc import Callable

import gevent
from sqlalchemy import Connection, Engine

from dialogue.kernel import limits
from dialogue.kernel.clock import Clock
from dialogue.live.attendance import Attendance, Listener
from dialogue.live.every import every
from dialogue.live.fanout import write
from dialogue.live.presence import Presence
from dialogue.people import logins
from dialogue.rooms.agenda import seconds_left
from dialogue.rooms.breaks import away_for
from dialogue.rooms.standing import find_standings
from dialogue.streams.open import heads

PAUSE, PAUSES = 0.002, 2.0  # seconds from room to room, and at the most in all


class Beacon:
    """Runs for as long as the server does."""

    def __init__(
        self,
        attendance: Attendance,
        presence: Presence,
        readers: Engine,
        clock: Clock,
        alive: Callable[[list[bytes]], None],
    ) -> None:
        self._attendance = attendance
        self._presence = presence
        self._readers = readers
        self._clock = clock
        self._alive = alive
        self._waiting: set[str] = set()

    def start(self) -> None:
        """Begin to tell, every `limits.HEAD_BEACON` seconds."""
        every(limits.HEAD_BEACON, self._clock, self.tell, at_once=False)

    def presence_changed(self, room: str) -> None:
        """Tell a room soon who is here; many changes at once are told once."""
        if room not in self._waiting:
            self._waiting.add(room)
            gevent.spawn_later(limits.PRESENCE_DELAY, self._changed, room)

    def tell(self) -> None:
        """Tell everybody now, and close the sockets whose login or part in the room has ended."""
        rooms = self._attendance.rooms()
        for place, room in enumerate(rooms):
            if place:  # one room after the other: a message need not wait for all of them
                gevent.sleep(min(PAUSE, PAUSES / len(rooms)))
            with self._readers.connect() as db:
                self._heads(db, room)
                self._signal(db, room)
        self._keep_alive()

    def _heads(self, db: Connection, room: str) -> None:
        listeners = self._attendance.in_room(room)
        standings = find_standings(db, {one.login for one in listeners}, room, self._clock.now())
        told = heads(db, sorted({stream for one in listeners for stream in one.streams}))
        for one in listeners:
            standing = standings.get(one.login)
            if standing is None:
                self._attendance.dismiss([one], "signed_out")
            elif not standing.admitted:
                removed = standing.member_state == "removed"
                self._attendance.dismiss([one], "removed" if removed else "gone")
            else:
                write([one], "heads", {"heads": {name: told[name] for name in one.streams if name in told}})

    def _keep_alive(self) -> None:
        with self._readers.connect() as db:
            tired = logins.stale(db, self._attendance.logins(), self._clock.now())
        for start in range(0, len(tired), limits.BATCH_COMMANDS):
            self._alive(tired[start : start + limits.BATCH_COMMANDS])

    def _changed(self, room: str) -> None:
        with self._readers.connect() as db:
            self._signal(db, room)

    def _signal(self, db: Connection, room: str) -> None:
        self._waiting.discard(room)
        told = self._presence.signal(room, seconds_left(db, room, self._clock.now()))
        groups: dict[tuple[str, ...], list[Listener]] = {}
        for one in self._attendance.in_room(room):
            groups.setdefault(tuple(away_for(told["away"], one.member, one.role)), []).append(one)
        for away, alike in groups.items():
            write(alike, "signal", {**told, "away": away})
