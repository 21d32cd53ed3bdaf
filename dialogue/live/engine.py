"""Mounts Socket.IO on a Flask application with our WebSocket inside, and hands out its open sockets.

Handlers are registered on python-socketio's server, without a Flask request context; one packet of a
client is handled after the other, but for commands that come the short way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Flask
from flask_socketio import SocketIO
from socketio import Server
from socketio.packet import CONNECT, DISCONNECT
from wsproto.frame_protocol import CloseReason

from dialogue.kernel.clock import Clock, SystemClock
from dialogue.live.bounds import Bounds
from dialogue.live.everybody import Everybody
from dialogue.live.lane import Carry
from dialogue.live.library_log import LibraryLog
from dialogue.live.packet import Malformed, StrictPacket
from dialogue.live.sockets import Sockets
from dialogue.live.websocket import WebSocket, Wiring

SOCKET_PATH = "/socket.io/"

Greet = Callable[[str, WebSocket], None]


@dataclass(frozen=True, slots=True)
class Engine:
    server: Server
    sockets: Sockets

    def socket(self, sid: str) -> WebSocket | None:
        """Return the socket of one Socket.IO session id; None once it has gone."""
        session = self.server.manager.eio_sid_from_sid(sid, "/")
        return self.sockets.get(session) if session else None


def mount(
    app: Flask,
    *,
    greet: Greet,
    carry: Carry | None = None,
    bounds: Bounds | None = None,
    clock: Clock | None = None,
) -> Engine:
    """Mount; `greet` is called with (sid, socket) right after a CONNECT was accepted and its answer sent.

    `carry` carries out what comes the short way; without it every packet goes through the library.
    """
    bounds = bounds or Bounds()
    server = _server(app, bounds)
    sockets = Sockets(most=bounds.sockets)
    receive = partial(_receive, server, server.eio.handlers["message"], greet)
    wiring = Wiring(
        bounds=bounds, clock=clock or SystemClock(), sockets=sockets, receive=receive, carry=carry
    )
    # the dictionary belongs to the module of the asynchronous mode: a copy, so that only this server changes
    server.eio._async = {**server.eio._async, "websocket": partial(WebSocket, wiring)}  # noqa: SLF001
    return Engine(server=server, sockets=sockets)


def _server(app: Flask, bounds: Bounds) -> Server:
    log = LibraryLog()
    options: dict[str, Any] = {
        "async_mode": "gevent",
        "async_handlers": False,
        "client_manager": Everybody(),
        "manage_session": False,
        "transports": ["websocket"],
        "allow_upgrades": False,
        "http_compression": False,
        "cors_allowed_origins": [],  # no CORS at all: the outermost door judges the Origin
        "max_http_buffer_size": bounds.frame_bytes,
        "ping_interval": bounds.ping_interval,
        "ping_timeout": bounds.ping_timeout,
        "serializer": StrictPacket,
        "logger": log,
        "engineio_logger": log,
    }
    mounted: Any = SocketIO(app, path=SOCKET_PATH.strip("/"), **options)
    return mounted.server


def _receive(
    server: Server, handle: Callable[[str, str], None], greet: Greet, one: WebSocket, packet: str
) -> None:
    """Pass a packet on; who was let in is greeted, who was not or took leave is closed."""
    if not packet:
        raise Malformed
    handle(one.sid, packet)
    kind = int(packet[0])
    if kind == DISCONNECT:
        one.end(CloseReason.NORMAL_CLOSURE)
    elif kind == CONNECT and not one.greeted:
        sid = server.manager.sid_from_eio_sid(one.sid, "/")
        if sid is None:
            one.end(CloseReason.POLICY_VIOLATION)
        else:
            one.greet(sid)
            greet(sid, one)
