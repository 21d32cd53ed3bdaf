"""Our WebSocket, in the place of the one engineio would use: text only, bounded both ways, in one order.

A peer that says no Socket.IO CONNECT in time, breaks the rules, floods, or reads too slowly is closed.
"""

import logging
import socket
import struct
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BufferedReader
from typing import Any, Final, Protocol
from wsgiref.types import StartResponse, WSGIEnvironment

import gevent
import gevent.socket
import msgspec
from engineio import Server
from engineio.packet import PONG, Packet
from gevent.lock import BoundedSemaphore
from wsproto.events import CloseConnection, Ping
from wsproto.frame_protocol import CloseReason

from dialogue.kernel import limits
from dialogue.kernel.clock import Clock
from dialogue.live.bounds import Bounds
from dialogue.live.engine_queue import EngineQueue
from dialogue.live.farewell import CLOSE, Bye, bye_frame
from dialogue.live.frame import close_frame, pong_frame, text_frame
from dialogue.live.handshake import accepted
from dialogue.live.incoming import Incoming
from dialogue.live.lane import Asked, Carry, read_command
from dialogue.live.outgoing import Outgoing
from dialogue.live.packet import Malformed

TAKE_OVER: Final = "dialogue.take_over"  # the listener's hook in the environ: hands over socket and reader

_READ: Final = 16 * 1024
_ABORT: Final = struct.pack("ii", 1, 0)  # SO_LINGER: forget what the kernel still holds
_reason: Final = Server.reason
_log = logging.getLogger("dialogue.live")


class Registry(Protocol):
    @property
    def full(self) -> bool: ...

    def add(self, one: "WebSocket", /) -> None: ...

    def remove(self, one: "WebSocket", /) -> None: ...


@dataclass(frozen=True, slots=True)
class Wiring:
    """What every WebSocket of one server shares."""

    bounds: Bounds
    clock: Clock
    sockets: Registry
    receive: Callable[["WebSocket", str], None]
    carry: Carry | None = None


class WebSocket:
    def __init__(self, wiring: Wiring, handler: Callable[..., Any], server: object) -> None:
        self._wiring = wiring
        self._session = handler.__self__  # type: ignore[attr-defined] # engineio passes a method of its Socket
        self.sid: str = self._session.sid
        self.page = ""  # the name python-socketio gave it, once it was let in
        self._incoming = Incoming(bounds=wiring.bounds, clock=wiring.clock)
        self._places = BoundedSemaphore(limits.COMMANDS_UNDER_WAY)
        self._latest: gevent.Greenlet[..., None] | None = None  # the command that came last
        self._busy_with = 0
        self._farewell: tuple[Bye, int] | None = None
        self._ending = False
        self._timer: gevent.Greenlet[..., None] | None = None

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        switch = accepted(environ)
        take_over = environ.get(TAKE_OVER)
        if switch is None or take_over is None:
            return self._refuse("400 Bad Request", "invalid", start_response)
        if self._wiring.sockets.full:
            return self._refuse("503 Service Unavailable", "busy", start_response)
        sock, stream = take_over()
        self._open(sock, switch)
        try:
            self._read(stream)
            self._settle()
        finally:
            self._closed()
        return []

    def send_frame(self, frame: bytes) -> None:
        """Send a frame built before, in order with everything else; never waits, does nothing once ending."""
        self._outgoing.write(frame)

    def send_text(self, text: str) -> None:
        self._outgoing.write(text_frame(text))

    @property
    def ending(self) -> bool:
        return self._ending

    @property
    def greeted(self) -> bool:
        """Whether the peer said CONNECT and was let in."""
        return bool(self.page)

    def greet(self, page: str) -> None:
        """Take note that the peer said CONNECT and was let in."""
        self.page = page
        self._cancel_timer()

    def bye(self, code: Bye, *, retry_s: int = 0, after_answer: bool = False) -> None:
        """Say why and close; what still waits to be sent is forgotten, except at a restart.

        With `after_answer` a command that is being carried out is answered first; but for a restart, it has
        no more than a moment for that.
        """
        if after_answer and self._busy_with:
            if self._farewell is None:
                self._farewell = (code, retry_s)
            if code != "restart":
                gevent.spawn_later(self._wiring.bounds.close_grace / 2, self.bye, code)
            return
        first = bye_frame(code, retry_s) if self.greeted else b""
        self.end(CLOSE[code], first=first, drop=code != "restart")

    def end(
        self, code: int, *, first: bytes = b"", drop: bool = False, why: str = _reason.SERVER_DISCONNECT
    ) -> None:
        """Close: nothing more is heard from now on, and nothing but these last bytes is said.

        `why` is what the handlers of `disconnect` are told.
        """
        if self._ending:
            return
        self._ending = True
        self._cancel_timer()
        self._outgoing.end(first + close_frame(code), drop=drop)
        gevent.spawn(self._leave, why)
        self._timer = gevent.spawn_later(self._wiring.bounds.close_grace, self._abort)

    def finish(self) -> None:
        """Engineio has closed its side."""
        self.end(CloseReason.NORMAL_CLOSURE)

    def _refuse(self, status: str, code: str, start_response: StartResponse) -> Iterable[bytes]:
        self._leave(_reason.TRANSPORT_ERROR)
        body = msgspec.json.encode({"code": code, "data": {}})
        start_response(status, [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]

    def _open(self, sock: gevent.socket.socket, switch: bytes) -> None:
        bounds = self._wiring.bounds
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, bounds.send_buffer)
        self._sock = sock
        self._outgoing = Outgoing(
            sock, bounds=bounds, clock=self._wiring.clock, too_slow=lambda: self.bye("slow")
        )
        self._outgoing.write(switch)
        session, said = self._session, self._session.queue
        session.connected = session.upgraded = True
        session.queue = EngineQueue(self)
        while not said.empty():
            session.queue.put(said.get_nowait())
        self._timer = gevent.spawn_later(bounds.hello_deadline, self.end, CloseReason.POLICY_VIOLATION)
        self._wiring.sockets.add(self)

    @property
    def _deaf(self) -> bool:
        """Whether nothing more is begun: it ends, or is about to once what was begun is answered."""
        return self._ending or self._farewell is not None

    def _read(self, stream: BufferedReader) -> None:
        ignored = 0
        while True:
            try:
                data = stream.read1(_READ)
            except OSError:
                return
            if not data or ignored > self._wiring.bounds.linger_bytes:
                return
            if self._deaf:  # read on for a moment, so that our last words are not lost to a reset
                ignored += len(data)
                continue
            self._listen(data)

    def _listen(self, data: bytes) -> None:
        for event in self._incoming.feed(data):
            command = self._command(event)
            if command is not None:
                self._ask(command)
            else:
                self._settle()
                if not self._deaf:
                    self._take(event)
            if self._deaf:
                return

    def _command(self, event: str | Ping | CloseConnection) -> Asked | None:
        carry = self._wiring.carry
        if carry is None or not self.page or not isinstance(event, str):
            return None
        return read_command(self.page, event, carry)

    def _ask(self, asked: Asked) -> None:
        """Have a command carried out; those that are under way together may share a commit."""
        self._places.acquire()
        if self._deaf:
            self._places.release()
        else:
            self._latest = gevent.spawn(self._answer, asked, self._latest)

    def _answer(self, asked: Asked, before: "gevent.Greenlet[..., None] | None") -> None:
        """Answer a command once the one before it is answered."""
        try:
            with self._busy():
                frame = asked.answered()
                if before is not None:
                    before.join()
                self._outgoing.write(frame)
        finally:
            self._places.release()

    def _settle(self) -> None:
        """Wait until every command is answered."""
        if self._latest is not None:
            self._latest.join()
            self._latest = None

    def _take(self, event: str | Ping | CloseConnection) -> None:
        if isinstance(event, str):
            self._hear(event)
        elif isinstance(event, Ping):
            self._outgoing.write(pong_frame(bytes(event.payload)))
        elif self._incoming.flooded:
            self.bye("too_many")
        elif self._incoming.said_close:
            self.end(event.code, why=_reason.TRANSPORT_CLOSE)
        else:
            self.end(event.code, why=_reason.TRANSPORT_ERROR)

    def _hear(self, text: str) -> None:
        kind = text[:1]
        if kind == "4":
            with self._busy():
                self._wiring.receive(self, text[1:])
        elif text == "3":
            self._session.receive(Packet(PONG))
        elif text == "1":
            self.end(CloseReason.NORMAL_CLOSURE, why=_reason.CLIENT_DISCONNECT)
        else:
            self.end(CloseReason.PROTOCOL_ERROR)

    @contextmanager
    def _busy(self) -> Iterator[None]:
        """While something is being answered: a goodbye waits for it, and what fails in it ends the socket."""
        self._busy_with += 1
        try:
            yield
        except Malformed:
            self.end(CloseReason.PROTOCOL_ERROR)
        except Exception as fault:  # noqa: BLE001 - the edge: the peer is closed, nothing is told
            _log.error("a socket's handler failed: %s", type(fault).__name__)  # no text, no trace
            self.end(CloseReason.INTERNAL_ERROR)
        finally:
            self._busy_with -= 1
        if self._farewell is not None and not self._busy_with:
            code, retry_s = self._farewell
            self.bye(code, retry_s=retry_s)

    def _leave(self, why: str) -> None:
        """Tell engineio, and through it the handlers of `disconnect`."""
        self._session.close(wait=False, abort=True, reason=why)

    def _abort(self) -> None:
        with suppress(OSError):
            if not self._outgoing.idle:
                self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _ABORT)
            self._sock.shutdown(socket.SHUT_RDWR)

    def _closed(self) -> None:
        self._ending = True
        self._cancel_timer()
        self._outgoing.abandon()
        self._wiring.sockets.remove(self)
        self._leave(_reason.TRANSPORT_CLOSE)

    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer.kill(block=False)
            self._timer = None
