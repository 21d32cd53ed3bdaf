"""Commands over the socket: what came goes back, and frames go to everyone."""

import gc
import json
import socket
from collections.abc import Callable
from typing import Any, cast

import gevent

from dialogue.live.engine import Engine
from dialogue.live.farewell import Bye
from dialogue.live.frame import event_frame
from dialogue.live.lane import Wish
from dialogue.live.request import Request
from dialogue.live.websocket import WebSocket


class Commands:
    def __init__(self) -> None:
        self._open: dict[str, WebSocket] = {}
        self._left: list[str] = []

    def register(self, engine: Engine) -> None:
        self._engine = engine
        engine.server.on("connect", self._connect)
        engine.server.on("disconnect", self._disconnect)
        engine.server.on("cmd", self._cmd)

    def greet(self, sid: str, one: WebSocket) -> None:
        self._open[sid] = one
        one.send_frame(event_frame("hello", b'{"me":"u_1"}'))

    def _connect(self, sid: str, environ: dict[str, Any], auth: dict[str, Any] | None) -> bool:
        return auth != {"csrf": "wrong"}

    def _disconnect(self, sid: str, reason: str) -> None:
        self._open.pop(sid, None)
        self._left.append(reason)

    def wish(self, sid: str, wish: Wish) -> dict[str, Any]:
        """The same for a command that came the short way."""
        return cast("dict[str, Any]", self._cmd(sid, {"c": wish.c, **json.loads(bytes(wish.a))}))

    def _cmd(self, sid: str, what: dict[str, Any]) -> object:
        act: Callable[..., object] = getattr(self, f"_{what.pop('c')}")
        return act(sid, **what)

    def _echo(self, sid: str, text: str) -> dict[str, str]:
        return {"text": text}

    def _blast(self, sid: str, n: int, size: int) -> dict[str, int]:
        for number in range(n):
            frame = event_frame("events", b'{"n":%d,"x":"%s"}' % (number, b"x" * size))
            for one in list(self._open.values()):
                one.send_frame(frame)
        return {"sent": n}

    def _slow(self, sid: str, seconds: float) -> dict[str, bool]:
        self._open[sid].send_frame(event_frame("began", b"{}"))
        gevent.sleep(seconds)  # what a commit takes
        return {"slow": True}

    def _fail(self, sid: str) -> None:
        raise LookupError("the words of a person")

    def _emit(self, sid: str, n: int) -> dict[str, int]:
        for number in range(n):
            self._engine.server.emit("note", {"n": number}, to=sid)
            self._open[sid].send_frame(event_frame("frame", b'{"n":%d}' % number))
        return {"emitted": n}

    def _bye(self, sid: str, code: Bye, *, after_answer: bool = False) -> dict[str, bool]:
        self._open[sid].bye(code, after_answer=after_answer)
        return {"bye": True}

    def _drop(self, sid: str) -> None:
        self._engine.server.disconnect(sid)

    def _state(self, sid: str) -> dict[str, Any]:
        eio = self._engine.server.eio
        return {
            "sockets": len(self._engine.sockets),
            "engine": len(eio.sockets),
            "greeted": len(self._open),
            "environs": len(self._engine.server.environ),
            "left": list(self._left),
            "nodelay": self._open[sid]._sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY),
            "mine": self._engine.socket(sid) is self._open[sid],
            "in_memory": sum(isinstance(one, WebSocket | Request) for one in gc.get_objects()),
        }
