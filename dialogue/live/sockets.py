"""The sockets that are open in this process: how many, which one, and goodbye to all of them."""

import secrets
from collections.abc import Iterator

from gevent.event import Event

from dialogue.live.websocket import WebSocket


class Sockets:
    def __init__(self, *, most: int) -> None:
        self._most = most
        self._open: dict[str, WebSocket] = {}
        self._empty = Event()
        self._empty.set()
        self._closing = False

    def __len__(self) -> int:
        return len(self._open)

    def __iter__(self) -> Iterator[WebSocket]:
        return iter(list(self._open.values()))

    @property
    def full(self) -> bool:
        return self._closing or len(self._open) >= self._most

    def add(self, one: WebSocket) -> None:
        self._open[one.sid] = one
        self._empty.clear()

    def remove(self, one: WebSocket) -> None:
        self._open.pop(one.sid, None)
        if not self._open:
            self._empty.set()

    def get(self, sid: str) -> WebSocket | None:
        """Return the socket of one Engine.IO session id."""
        return self._open.get(sid)

    def restart(self, *, spread_s: int, within_s: float) -> bool:
        """Take no new ones, say `bye` after what is being answered, and wait; true when all are gone."""
        self._closing = True
        for one in self:
            one.bye("restart", retry_s=secrets.randbelow(spread_s + 1), after_answer=True)
        return bool(self._empty.wait(within_s))
