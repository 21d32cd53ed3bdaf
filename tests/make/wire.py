"""A small Socket.IO client on a raw socket, for tests that care about bytes: nothing is hidden or mended.

`Wire.open` speaks HTTP and Engine.IO, `join` says CONNECT, `call` sends an event and returns its ack.
"""

import json
import socket
from base64 import b64encode
from collections.abc import Mapping
from typing import Any, Self, TypeAlias

from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Event, Ping, Pong, TextMessage

PATH = "/socket.io/?EIO=4&transport=websocket"


Json: TypeAlias = Any


class Refused(Exception):
    """The server answered with something else than 101."""

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        super().__init__(status)
        self.status = status
        self.headers = headers
        self.body = body


class Wire:
    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self.closed: int | None = None
        self.answers_pings = True
        self.events: list[list[Any]] = []
        self.received = bytearray()
        self._ws = Connection(ConnectionType.CLIENT)
        self._acks: dict[int, list[Any]] = {}
        self._texts: list[str] = []
        self._number = 0
        self._part = ""

    @classmethod
    def open(
        cls,
        port: int,
        *,
        host: str | None = None,
        origin: str | None = "",
        path: str = PATH,
        headers: Mapping[str, str] | None = None,
        timeout: float = 10.0,
        buffer: int | None = None,
    ) -> Self:
        """Connect and switch protocols; an empty `origin` stands for the page of that host."""
        sock = socket.socket()
        if buffer is not None:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        sock.settimeout(timeout)
        try:
            sock.connect(("127.0.0.1", port))
            return cls.on(sock, host or f"127.0.0.1:{port}", origin=origin, path=path, headers=headers)
        except BaseException:
            sock.close()
            raise

    @classmethod
    def on(
        cls,
        sock: socket.socket,
        host: str,
        *,
        origin: str | None = "",
        path: str = PATH,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """Switch protocols on a connection that stands."""
        wanted: dict[str, str | None] = {
            "Host": host,
            "Origin": f"http://{host}" if origin == "" else origin,
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": b64encode(b"0123456789abcdef").decode(),
            **(headers or {}),
        }
        lines = [f"{name}: {value}" for name, value in wanted.items() if value is not None]
        sock.sendall("\r\n".join([f"GET {path} HTTP/1.1", *lines, "", ""]).encode("latin-1"))
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            if not (byte := sock.recv(1)):
                raise ConnectionError(head)
            head += byte
        status, answered = _head(head)
        if status != 101:
            raise Refused(status, answered, _rest(sock, int(answered.get("content-length", "0"))))
        return cls(sock)

    def join(self, auth: dict[str, Any] | None = None) -> dict[str, Any]:
        """Say CONNECT and return what the server says to it; the Engine.IO packet 0 comes first."""
        self.text("40" + (json.dumps(auth) if auth is not None else ""))
        while True:
            packet = self.packet()
            if packet[:2] in {"40", "44"}:
                return {"code": packet[:2], **json.loads(packet[2:] or "{}")}

    def send(self, event: str, *args: object) -> int:
        """Send an event that wants an ack and return its number."""
        self._number += 1
        self.text(f"42{self._number}{json.dumps([event, *args])}")
        return self._number

    def call(self, event: str, *args: object) -> Json:
        return self.ack(self.send(event, *args))

    def ack(self, number: int) -> Json:
        while number not in self._acks:
            self._take(self.packet())
        return self._acks.pop(number)[0]

    def event(self, name: str) -> Json:
        """Return the data of the next event of that name; others are dropped."""
        while True:
            while self.events:
                event = self.events.pop(0)
                if event[0] == name:
                    return event[1]
            self._take(self.packet())

    def packet(self) -> str:
        """Return the next Engine.IO packet; pings are answered."""
        while not self._texts:
            if self.closed is not None:
                raise ConnectionError(self.closed)
            self.feed(self.sock.recv(65536))
        return self._texts.pop(0)

    def until_closed(self) -> int:
        """Read to the end and return the close code; 1006 stands for a cut."""
        while self.closed is None:
            try:
                self.feed(self.sock.recv(65536))
            except ConnectionError:
                self.closed = 1006
        while self._texts:
            self._take(self._texts.pop(0))
        return self.closed

    def feed(self, data: bytes) -> None:
        if not data:
            self.closed = self.closed or 1006
            return
        self.received += data
        self._ws.receive_data(data)
        for event in self._ws.events():
            self._on(event)

    def text(self, text: str) -> None:
        self.sock.sendall(self._ws.send(TextMessage(data=text)))

    def frame(self, event: Event) -> None:
        self.sock.sendall(self._ws.send(event))

    def binary(self, data: bytes) -> None:
        self.frame(BytesMessage(data=data))

    def close(self) -> None:
        self.sock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _on(self, event: Event) -> None:
        if isinstance(event, TextMessage):
            self._part += event.data
            if event.message_finished:
                whole, self._part = self._part, ""
                self._hear(whole)
        elif isinstance(event, Ping):
            self.frame(event.response())
        elif isinstance(event, Pong):
            self._texts.append(f"pong {bytes(event.payload).decode()}")
        elif isinstance(event, CloseConnection):
            self.closed = int(event.code)

    def _hear(self, text: str) -> None:
        if text != "2":
            self._texts.append(text)
        elif self.answers_pings:
            self.text("3")

    def _take(self, packet: str) -> None:
        if packet.startswith("42"):
            self.events.append(json.loads(packet[2:]))
        elif packet.startswith("43"):
            digits = packet[2 : packet.index("[")]
            self._acks[int(digits)] = json.loads(packet[2 + len(digits) :])


def _head(head: bytes) -> tuple[int, dict[str, str]]:
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = (line.split(":", 1) for line in lines if line)
    return int(first.split()[1]), {name.strip().lower(): value.strip() for name, value in pairs}


def _rest(sock: socket.socket, length: int) -> bytes:
    body = b""
    while len(body) < length and (data := sock.recv(length - len(body))):
        body += data
    return body
