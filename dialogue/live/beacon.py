"""Tells listeners the heads of their streams and who is here: so even a lost last event is noticed.

Somebody whose page is open is not idle, however long they only listen: their login is kept alive here.
"""

from collections.abc import Callable

import gevent
from sqlalchemy import Engine

from dialogue.kernel import limits
from dialogue.kernel.clock import Clock
from dialogue.kernel.errors import DialogueError
from dialogue.live.attendance import Attendance, Listener
from dialogue.live.every import every
from dialogue.live.fanout import write
from dialogue.live.presence import Presence
from dialogue.people import logins
from dialogue.rooms.agenda import seconds_left
from dialogue.rooms.breaks import away_for
from dialogue.rooms.standing import find_standing
from dialogue.streams.open import heads


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
            gevent.spawn_later(limits.PRESENCE_DELAY, self._signal, room)

    def tell(self) -> None:
        """Tell everybody now, and close the sockets whose login or part in the room has ended."""
        for room in self._attendance.rooms():
            self._heads(room)
            self._signal(room)
            gevent.sleep()  # one room after the other: a message need not wait for all of them
        self._keep_alive()

    def _heads(self, room: str) -> None:
        with self._readers.connect() as db:
            for listener in self._attendance.in_room(room):
                try:
                    standing = find_standing(db, listener.login, room, self._clock.now())
                except DialogueError:
                    self._attendance.dismiss([listener], "signed_out")
                    continue
                if not standing.admitted:
                    removed = standing.member_state == "removed"
                    self._attendance.dismiss([listener], "removed" if removed else "gone")
                    continue
                write([listener], "heads", {"heads": heads(db, list(listener.streams))})

    def _keep_alive(self) -> None:
        now = self._clock.now()
        with self._readers.connect() as db:
            tired = [login for login in self._attendance.logins() if logins.stale(db, login, now)]
        if tired:
            self._alive(tired)

    def _signal(self, room: str) -> None:
        self._waiting.discard(room)
        with self._readers.connect() as db:
            left = seconds_left(db, room, self._clock.now())
        told = self._presence.signal(room, left)
        groups: dict[tuple[str, ...], list[Listener]] = {}
        for one in self._attendance.in_room(room):
            groups.setdefault(tuple(away_for(told["away"], one.member, one.role)), []).append(one)
        for away, alike in groups.items():
            write(alike, "signal", {**told, "away": away})
