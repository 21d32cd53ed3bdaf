"""Socket.IO's handlers: let in, greet, carry commands out, let go. Every command is answered.

Nothing is remembered from the connect: who calls is asked of the database each time.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any
from wsgiref.types import WSGIEnvironment

import msgspec
from socketio.exceptions import ConnectionRefusedError as Refused
from sqlalchemy import Engine

from dialogue.flows.carry_out import Asked, carry_out
from dialogue.flows.reading.reader import streams_for
from dialogue.kernel import limits
from dialogue.kernel.clock import Clock, epoch
from dialogue.kernel.errors import DialogueError, Forbidden, Invalid, SignedOut, TooMany
from dialogue.live.attendance import Attendance, Listener
from dialogue.live.fanout import write
from dialogue.live.lane import Wish
from dialogue.live.presence import Presence
from dialogue.live.websocket import WebSocket
from dialogue.people import logins
from dialogue.people.csrf import csrf_fits
from dialogue.rooms.standing import Standing, find_standing
from dialogue.store.writer import Writer
from dialogue.streams.open import heads

_log = logging.getLogger("dialogue.live")


class Auth(msgspec.Struct, forbid_unknown_fields=True):
    """What a page says when it connects."""

    csrf: str
    room: str
    build: str = ""


class Frame(msgspec.Struct, forbid_unknown_fields=True):
    """A command as it comes over the wire."""

    c: str
    key: str
    a: dict[str, Any] = {}
    confirmed: list[str] = []


@dataclass(frozen=True, slots=True)
class House:
    """What the handlers need of the rest of the program."""

    writer: Writer
    readers: Engine
    clock: Clock
    attendance: Attendance
    presence: Presence
    secret: bytes
    cookie: str
    presence_changed: Callable[[str], None]
    begin: Callable[[Mapping[str, int]], None]  # somebody hears these streams after these numbers


class Handlers:
    """One method per event of the wire."""

    def __init__(self, house: House) -> None:
        self._house = house

    def connect(self, sid: str, environ: WSGIEnvironment, auth: object = None) -> None:
        """Let a page in, or refuse with a code and nothing else."""
        try:
            listener = self._listener(sid, environ, auth)
        except DialogueError as fault:
            raise Refused(fault.code) from fault
        self._house.attendance.add(listener)

    def greet(self, sid: str, socket: WebSocket) -> None:
        """Say who one is here and how far each stream has come."""
        house, listener = self._house, self._house.attendance.get(sid)
        if listener is None:  # sent away between the two
            socket.bye("signed_out")
            return
        listener.socket = socket
        with house.readers.connect() as db:
            now = house.clock.now()
            try:
                standing = find_standing(db, listener.login, listener.room, now)
            except DialogueError:
                house.attendance.dismiss([listener], "signed_out")
                return
            readable = streams_for(standing)
            told = heads(db, [one.stream for one in readable])
        if not standing.admitted:  # while the two were on their way
            house.attendance.dismiss([listener], "gone")
            return
        house.begin(told)
        streams = [
            {"id": one.stream, "kind": one.audience.stream, "head": told[one.stream], "from": one.from_}
            for one in readable
        ]
        hello = {"me": standing.member, "role": standing.role, "streams": streams, "now": epoch(now)}
        write([listener], "hello", hello)
        house.presence_changed(listener.room)

    def disconnect(self, sid: str, _reason: str | None = None) -> None:
        """Forget a socket."""
        listener = self._house.attendance.remove(sid)
        if listener is not None:
            self._house.presence_changed(listener.room)

    def command(self, sid: str, *data: object) -> dict[str, Any]:
        """Carry a command out and return its answer; an error is an answer too."""
        return self._answer(sid, lambda: _asked(data[0] if len(data) == 1 else None))

    def wish(self, sid: str, wish: Wish) -> dict[str, Any]:
        """The same for a command that came the short way."""
        asked = Asked(wish.c, wish.key, bytes(wish.a), frozenset(wish.confirmed))
        return self._answer(sid, lambda: asked)

    def _answer(self, sid: str, read: Callable[[], Asked]) -> dict[str, Any]:
        listener = self._house.attendance.get(sid)
        if listener is None:
            return {"code": "signed_out", "data": {}}
        try:
            return self._carry(listener, read())
        except SignedOut as fault:
            self._house.attendance.dismiss([listener], "signed_out")
            return {"code": fault.code, "data": {}}
        except DialogueError as fault:
            return {"code": fault.code, "data": fault.data}
        except Exception as fault:  # noqa: BLE001 - the edge: an unanswered command hangs for ever
            _log.error("a command failed: %s", type(fault).__name__)
            return {"code": "unavailable", "data": {}}

    def unknown(self, event: str, sid: str, *data: object) -> dict[str, Any]:
        """Answer what is no event of ours."""
        return {"code": "missing", "data": {}}

    def _carry(self, listener: Listener, asked: Asked) -> dict[str, Any]:
        house = self._house
        answer = carry_out(house.writer, listener.login, listener.room, asked)
        if asked.name == "break.take":
            house.presence.take_break(listener.room, listener.member)
            house.presence_changed(listener.room)
        elif house.presence.come_back(listener.member):
            house.presence_changed(listener.room)
        return answer

    def _listener(self, sid: str, environ: WSGIEnvironment, auth: object) -> Listener:
        house = self._house
        token = _cookie(environ, house.cookie)
        try:
            said = msgspec.convert(auth, Auth)
        except msgspec.ValidationError as fault:
            raise Invalid("auth", "shape") from fault
        if not token or not csrf_fits(house.secret, token, said.csrf):
            raise SignedOut
        login = logins.hashed(token)
        with house.readers.connect() as db:
            standing = find_standing(db, login, said.room, house.clock.now())
        if not standing.admitted or standing.room_state == "erased":
            raise Forbidden(why="state", state=standing.member_state)
        if len(house.attendance.hearing(standing.personal_stream)) >= limits.SOCKETS_PER_PERSON:
            raise TooMany(limits.HEAD_BEACON)
        return _listening(sid, login, standing)


def _asked(data: object) -> Asked:
    try:
        frame = msgspec.convert(data, Frame)
        body = msgspec.json.encode(frame.a)
    except (msgspec.ValidationError, OverflowError, RecursionError) as fault:
        raise Invalid("frame", "shape") from fault
    return Asked(frame.c, frame.key, body, frozenset(frame.confirmed))


def _listening(sid: str, login: bytes, standing: Standing) -> Listener:
    streams = {one.stream: one.audience.stream for one in streams_for(standing)}
    since = standing.reads_from or 1
    return Listener(sid, login, standing.member, standing.room, standing.role, dict(streams), since)


def _cookie(environ: WSGIEnvironment, name: str) -> str:
    try:
        morsel = SimpleCookie(environ.get("HTTP_COOKIE", "")).get(name)
    except CookieError:
        return ""
    return morsel.value if morsel is not None else ""
