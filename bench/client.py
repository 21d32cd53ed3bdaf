"""One person's page as far as it takes to come in: the page, the socket up to its hello, the events."""

import json
import socket
from http import HTTPStatus
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, RejectConnection, Request, TextMessage

from bench.town import Seat

READ = 65536


class Caller:
    """Somebody with a login."""

    def __init__(self, port: int, room: str, seat: Seat) -> None:
        self._port = port
        self._room = room
        self._seat = seat

    def page(self, on: HTTPConnection) -> bytes:
        """Return the room's first page."""
        return self._ask(on, f"/room/{self._room}", "text/html")

    def events(self, on: HTTPConnection, cursors: dict[str, int]) -> dict[str, Any]:
        """Return what came after some cursors."""
        path = f"/room/{self._room}/events?{urlencode(cursors)}"
        found: dict[str, Any] = json.loads(self._ask(on, path, "application/json"))
        return found

    def socket(self) -> dict[str, dict[str, Any]]:
        """Open a socket, be greeted, hang up; return the streams that the hello names, by kind."""
        host = f"127.0.0.1:{self._port}"
        with socket.create_connection(("127.0.0.1", self._port), timeout=30) as line:
            talk = WSConnection(ConnectionType.CLIENT)
            extra = [(b"Origin", f"http://{host}".encode()), (b"Cookie", self._seat.cookie.encode())]
            target = "/socket.io/?EIO=4&transport=websocket"
            line.sendall(talk.send(Request(host=host, target=target, extra_headers=extra)))
            while True:
                talk.receive_data(line.recv(READ))
                for event in talk.events():
                    if isinstance(event, AcceptConnection):
                        auth = {"csrf": self._seat.csrf, "room": self._room, "build": "bench"}
                        line.sendall(talk.send(TextMessage(data=f"40{json.dumps(auth)}")))
                    elif isinstance(event, RejectConnection):
                        raise ConnectionError(event.status_code)
                    elif isinstance(event, TextMessage) and event.data.startswith('42["hello"'):
                        hello = json.loads(event.data[2:])[1]
                        return {each["kind"]: each for each in hello["streams"]}

    def _ask(self, on: HTTPConnection, path: str, kind: str) -> bytes:
        on.request("GET", path, headers={"Cookie": self._seat.cookie, "Accept": kind})
        answer = on.getresponse()
        body = answer.read()
        if answer.status != HTTPStatus.OK:
            raise ConnectionError(answer.status)
        return body
