"""Who is connected, and to which streams: memory only, so that a fan-out knows whom to write to."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dialogue.live.farewell import Bye
from dialogue.live.websocket import WebSocket
from dialogue.rooms.vocabulary import Role


@dataclass(slots=True, eq=False)
class Listener:
    """One open socket of one member."""

    sid: str
    login: bytes
    member: str
    room: str
    role: Role
    streams: dict[str, str] = field(default_factory=dict)  # stream id -> kind
    since: int = 1  # from which number on they read the room
    socket: WebSocket | None = None


class Attendance:
    """The open sockets by stream, by room and by member."""

    def __init__(self) -> None:
        self._by_sid: dict[str, Listener] = {}
        self._by_stream: dict[str, set[Listener]] = {}
        self._by_room: dict[str, set[Listener]] = {}

    def add(self, listener: Listener) -> None:
        """Have a listener hear their streams."""
        self._by_sid[listener.sid] = listener
        self._by_room.setdefault(listener.room, set()).add(listener)
        for stream in listener.streams:
            self._by_stream.setdefault(stream, set()).add(listener)

    def remove(self, sid: str) -> Listener | None:
        """Forget a socket; return whose it was."""
        listener = self._by_sid.pop(sid, None)
        if listener is None:
            return None
        for stream in listener.streams:
            _take_out(self._by_stream, stream, listener)
        _take_out(self._by_room, listener.room, listener)
        return listener

    def get(self, sid: str) -> Listener | None:
        """Return whose socket this is."""
        return self._by_sid.get(sid)

    def hearing(self, stream: str) -> list[Listener]:
        """Return who hears a stream."""
        return list(self._by_stream.get(stream, ()))

    def everyone(self) -> list[Listener]:
        """Return every listener."""
        return list(self._by_sid.values())

    def in_room(self, room: str) -> list[Listener]:
        """Return every listener of a room."""
        return list(self._by_room.get(room, ()))

    def rooms(self) -> set[str]:
        """Return the rooms that anybody listens to."""
        return set(self._by_room)

    def logins(self) -> set[bytes]:
        """Return the logins whose pages are open."""
        return {listener.login for listener in self._by_sid.values()}

    def of_member(self, member: str) -> list[Listener]:
        """Return the sockets of one member."""
        return [listener for listener in self._by_sid.values() if listener.member == member]

    def of_login(self, login: bytes) -> list[Listener]:
        """Return the sockets that came with one login."""
        return [listener for listener in self._by_sid.values() if listener.login == login]

    def dismiss(self, listeners: Iterable[Listener], code: Bye) -> None:
        """Close sockets at once; nothing more is written to them but an answer they wait for, and why."""
        for listener in list(listeners):
            self.remove(listener.sid)
            if listener.socket is not None:
                listener.socket.bye(code, after_answer=True)


def _take_out(groups: dict[str, set[Listener]], name: str, listener: Listener) -> None:
    group = groups.get(name, set())
    group.discard(listener)
    if not group:
        groups.pop(name, None)
