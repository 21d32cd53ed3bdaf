"""Who is here now: a signal in memory, never an event. Over plain HTTP one counts for a while."""

from dataclasses import dataclass
from typing import Any, Final

from dialogue.kernel import limits
from dialogue.kernel.clock import Clock
from dialogue.live.attendance import Attendance
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
        return self._breaks.pop(member, None) is not None

    def forget(self, member: str) -> None:
        """Somebody left."""
        self._glimpses.pop(member, None)
        self._breaks.pop(member, None)

    def signal(self, room: str, left_s: int | None, *, for_moderators: bool) -> dict[str, Any]:
        """Return how many are here by role, the time left, and for moderators who is on a break."""
        here: dict[str, Role] = {one.member: one.role for one in self._attendance.in_room(room)}
        now = self._clock.monotonic()
        self._glimpses = {who: seen for who, seen in self._glimpses.items() if now - seen.at < ASKED_LATELY}
        for member, seen in self._glimpses.items():
            if seen.room == room:
                here.setdefault(member, seen.role)
        self._breaks = {who: (where, until) for who, (where, until) in self._breaks.items() if until > now}
        away = sorted(who for who, (where, _) in self._breaks.items() if where == room)
        counts = {role: sum(1 for has in here.values() if has == role) for role in ROLES}
        return {"present": counts, "away": away if for_moderators else [], "left_s": left_s}
