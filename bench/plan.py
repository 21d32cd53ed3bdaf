"""What the generator is told: who connects to which server, in which rooms, and what they say."""

import json
from collections.abc import Callable, Iterable

from bench.process import Process
from bench.seeding.texts import TEXTS
from bench.town import Room, Seat

Writes = Callable[[int], bool]
Lines = Iterable[str]


def everybody(_place: int) -> bool:
    """All of a room's people write."""
    return True


def first_only(place: int) -> bool:
    """One of a room writes, the others read."""
    return place == 0


def nobody(_place: int) -> bool:
    """All read."""
    return False


def plan_for(server: Process, rooms: Iterable[Room], writes: Writes) -> str:
    """Return a plan as text."""
    dialect = server.dialect
    first = f"server\t{dialect}\t{server.port}\t{server.pid}\t{int(server.offered)}"
    lines = [first, *(f"text\t{lang}\t{text}" for lang, text in TEXTS)]
    for room in rooms:
        lines.append(f"room\t{room.name}\t{len(room.people)}")
        lines += [
            _person(dialect, room, seat, writes=writes(place)) for place, seat in enumerate(room.people)
        ]
    return "\n".join(lines) + "\n"


def _person(dialect: str, room: Room, seat: Seat, *, writes: bool) -> str:
    if dialect == "bare":
        auth, cookie = {"room": room.name}, ""
    else:
        auth, cookie = {"csrf": seat.csrf, "room": room.name, "build": "bench"}, seat.cookie
    return f"person\t{int(writes)}\t{cookie}\t40{json.dumps(auth, separators=(',', ':'))}"
