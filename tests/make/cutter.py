"""Somebody whose line is cut each time they send something, and who then sends it again with the same key."""

import json
import socket
import struct
from threading import Event
from typing import Any, Final, Literal

from dialogue.people.csrf import COOKIE
from tests.make.insistent import Insistent
from tests.make.venue import Venue
from tests.make.wire import Wire

How = Literal["socket", "http"]
RESET: Final = struct.pack("ii", 1, 0)  # closing tells the other side nothing but that the line is cut


class Cutter(Insistent):
    """Sends by hand, one message at a time."""

    def __init__(self, venue: Venue, name: str, lang: str, how: How) -> None:
        super().__init__(venue.guest(name), lang, Event())
        self._venue, self._name, self._how = venue, name, how
        self._line: socket.socket | None = None

    def begin(self, key: str, text: str) -> None:
        """Send a message, and do not wait for its answer."""
        wish = {"audience": "room", "lang": self._lang, "text": text, "reply_to": None}
        self._line = self._by_socket(key, wish) if self._how == "socket" else self._by_http(key, wish)

    def cut(self) -> None:
        """Cut the line."""
        assert self._line is not None
        self._line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        self._line.close()

    def _by_socket(self, key: str, wish: dict[str, Any]) -> socket.socket:
        wire = Wire.open(self._venue.served.port, headers={"Cookie": self._cookie})
        assert wire.join(self._venue.auth(self._name))["code"] == "40"
        wire.send("cmd", {"c": "message.send", "key": key, "a": wish, "confirmed": []})
        return wire.sock

    def _by_http(self, key: str, wish: dict[str, Any]) -> socket.socket:
        body = json.dumps({"key": key, "a": wish, "confirmed": []})
        headers = {
            "Host": self._venue.served.host,
            "Cookie": self._cookie,
            "X-CSRF-Token": self.guest.csrf,
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Content-Length": str(len(body)),
        }
        line = self._venue.served.connect()
        lines = [f"POST /room/{self._venue.room}/message.send HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        line.sendall("\r\n".join([*lines, "", body]).encode())
        return line

    @property
    def _cookie(self) -> str:
        return f"{COOKIE}={self._venue.people[self._name].token}"
