"""Who has a page open at other processes, as they last told; forgotten with the process that told it."""

from dialogue.live.news import Here
from dialogue.rooms.vocabulary import Role


class Elsewhere:
    """By process, then by room; never more than a signal."""

    def __init__(self) -> None:
        self._told: dict[str, dict[str, Here]] = {}

    def take(self, process: str, here: Here) -> bool:
        """Keep what a process tells of a room; return whether it is new."""
        rooms = self._told.setdefault(process, {})
        before = rooms.pop(here.room, None)
        if here.people or here.away:
            rooms[here.room] = here
        return before != rooms.get(here.room)

    def lose(self, process: str) -> list[str]:
        """Forget a process; return the rooms in which it had somebody."""
        return list(self._told.pop(process, {}))

    def drop(self, member: str) -> list[str]:
        """Forget that somebody was away; return the rooms."""
        changed = []
        for rooms in self._told.values():
            for room, here in list(rooms.items()):
                if member in here.away:
                    rooms[room] = Here(room, here.people, [who for who in here.away if who != member])
                    changed.append(room)
        return changed

    def people(self, room: str) -> dict[str, Role]:
        """Return who is there, each with their role."""
        found: dict[str, Role] = {}
        for rooms in self._told.values():
            if room in rooms:
                found |= rooms[room].people
        return found

    def away(self, room: str) -> set[str]:
        """Return who of a room is on a short break."""
        return {who for rooms in self._told.values() if room in rooms for who in rooms[room].away}
