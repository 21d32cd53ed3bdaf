"""Who is here now: a signal in memory, never an event. Over plain HTTP one counts for a while."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from dialogue.kernel import limits
from dialogue.kernel.clock import Clock
from dialogue.live.attendance import Attendance
from dialogue.live.elsewhere import Elsewhere
from dialogue.live.news import Here
from dialogue.rooms.vocabulary import Role

ASKED_LATELY: Final = 2 * limits.POLL_HIDDEN
ROLES: Final[tuple[Role, ...]] = ("participant", "moderator", "interpreter", "observer", "expert")


@dataclass(slots=True)
class Glimpse:
    """When somebody without a socket was last seen."""

    room: str
    role: Role
    at: float


class Presence:
    """Counts by role, and who takes a short break."""

    def __init__(self, attendance: Attendance, clock: Clock) -> None:
        self._attendance = attendance
        self._clock = clock
        self.elsewhere = Elsewhere()
        self.back: Callable[[str], None] = lambda member: None  # tells other processes that somebody is back
        self._glimpses: dict[str, Glimpse] = {}
        self._breaks: dict[str, tuple[str, float]] = {}

    def glimpse(self, room: str, member: str, role: Role) -> None:
        """Somebody asked over plain HTTP."""
        self._glimpses[member] = Glimpse(room, role, self._clock.monotonic())

    def take_break(self, room: str, member: str) -> None:
        """Somebody is away for a short while; the desk is told, place and hand are kept."""
        self._breaks[member] = (room, self._clock.monotonic() + limits.BREAK)

    def come_back(self, member: str) -> bool:
        """Somebody who was away does something; returns whether they were away."""
        here = self._breaks.pop(member, None) is not None
        elsewhere = self.elsewhere.drop(member)
        if elsewhere:
            self.back(member)
        return here or bool(elsewhere)

    def drop(self, member: str) -> list[str]:
        """Somebody who was away is back at another process; return the rooms this is news for."""
        away = self._breaks.pop(member, None)
        return [*self.elsewhere.drop(member), *([away[0]] if away else [])]

    def own(self) -> dict[str, Here]:
        """Return who is here room by room, as this process alone knows it."""
        self._forget_the_old()
        rooms: dict[str, Here] = {}
        for seen in self._glimpses.items():
            rooms.setdefault(seen[1].room, Here(seen[1].room, {}, [])).people[seen[0]] = seen[1].role
        for one in self._attendance.everyone():
            rooms.setdefault(one.room, Here(one.room, {}, [])).people[one.member] = one.role
        for member, (room, _) in sorted(self._breaks.items()):
            rooms.setdefault(room, Here(room, {}, [])).away.append(member)
        return rooms

    def forget(self, member: str) -> None:
        """Somebody left."""
        self._glimpses.pop(member, None)
        self._breaks.pop(member, None)

    def _forget_the_old(self) -> None:
        now = self._clock.monotonic()
        self._glimpses = {who: seen for who, seen in self._glimpses.items() if now - seen.at < ASKED_LATELY}
        self._breaks = {who: (where, until) for who, (where, until) in self._breaks.items() if until > now}

    def signal(self, room: str, left_s: int | None) -> dict[str, Any]:
        """Return how many are here by role, who is on a break, and the time left; see `away_for`."""
        here: dict[str, Role] = {one.member: one.role for one in self._attendance.in_room(room)}
        self._forget_the_old()
        for member, seen in self._glimpses.items():
            if seen.room == room:
                here.setdefault(member, seen.role)
        away = sorted(who for who, (where, _) in self._breaks.items() if where == room)
        here = self.elsewhere.people(room) | here
        away = sorted({*away, *self.elsewhere.away(room)})
        counts = {role: sum(1 for has in here.values() if has == role) for role in ROLES}
        return {"present": counts, "away": away, "left_s": left_s}
