"""What the log of a room tells of one meeting: who was let in to it, and what was announced."""

from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection

from dialogue.streams.read import last

_KINDS: Final = (
    "waiting_room_opened",
    "session_opened",
    "session_closed",
    "member_admitted",
    "announcement_posted",
)
_ALL: Final = 1_000_000  # rooms end long before


@dataclass(slots=True)
class Course:
    """Participants by id, in no order that means anything; announcements in the order they were made."""

    participants: set[str] = field(default_factory=set)
    announcements: list[str] = field(default_factory=list)


def course_of(db: Connection, room_stream: str, session: str) -> Course:
    """Return the course of a meeting, from its waiting room (or its opening) to its close."""
    course, under_way = Course(), False
    for numbered in last(db, room_stream, _ALL, _KINDS):
        event: Any = numbered.event
        if event.kind in {"waiting_room_opened", "session_opened"}:
            under_way = event.session == session
        elif event.kind == "session_closed" and event.session == session:
            return course
        elif under_way and event.kind == "member_admitted" and event.role == "participant":
            course.participants.add(event.member)
        elif under_way and event.kind == "announcement_posted":
            course.announcements.append(event.text)
    return course
