"""Somebody, or their program, who sends a thousand messages at the same moment."""

import json
from threading import Event, Thread
from time import monotonic
from typing import Any, Final
from uuid import uuid4

from tests.make.insistent import Insistent, Sent, spelled
from tests.make.venue import Venue

LINES: Final = 10


class Flood(Insistent):
    """Every request of a line is sent before the first answer is read."""

    def __init__(self, venue: Venue, name: str, lang: str) -> None:
        super().__init__(venue.guest(name), lang, Event())
        self.refused: list[dict[str, Any]] = []
        self._venue, self._name = venue, name

    def pour(self, posts: int) -> float:
        """Send so many over plain HTTP; return the seconds in which all had left and were answered."""
        began = monotonic()
        threads = [Thread(target=self._line, args=(posts // LINES,)) for _ in range(LINES)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return monotonic() - began

    def pour_into_a_socket(self, frames: int) -> tuple[int, list[Any]]:
        """Send so many over one socket; return the code it was closed with, and the last that it was told."""
        line = self._venue.wire(self._name)
        asked = {}
        try:
            for _ in range(frames):
                key, text = str(uuid4()), spelled()
                wish = {"c": "message.send", "key": key, "a": self._wish(text), "confirmed": []}
                asked[line.wire.send("cmd", wish)] = key, text
        except OSError:
            pass  # closed while it was sending
        code = line.wire.until_closed()
        line.wire.close()
        for number, (key, text) in asked.items():
            if number in line.wire._acks:
                self._answered(key, text, line.wire.ack(number))
            else:  # nobody knows: the same key finds out
                self.send(key, text)
        return code, line.wire.events[-1]

    def _wish(self, text: str) -> dict[str, Any]:
        return {"audience": "room", "lang": self._lang, "text": text, "reply_to": None}

    def _line(self, posts: int) -> None:
        texts = {str(uuid4()): spelled() for _ in range(posts)}
        with self._venue.served.connect() as line:
            line.sendall(b"".join(self._request(key, text) for key, text in texts.items()))
            with line.makefile("rb") as told:
                for key, text in texts.items():
                    self._answered(key, text, _answer(told))

    def _answered(self, key: str, text: str, answer: dict[str, Any]) -> None:
        if "became" in answer:
            self.sent[key] = Sent(text, answer, 1)
        else:
            self.refused.append(answer)

    def _request(self, key: str, text: str) -> bytes:
        body = json.dumps({"key": key, "a": self._wish(text), "confirmed": []}).encode()
        headers = {
            "Host": self._venue.served.host,
            "Cookie": self.guest.cookie,
            "X-CSRF-Token": self.guest.csrf,
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Content-Length": str(len(body)),
        }
        lines = [f"{name}: {value}" for name, value in headers.items()]
        head = "\r\n".join([f"POST /room/{self._venue.room}/message.send HTTP/1.1", *lines, "", ""])
        return head.encode() + body


def _answer(told: Any) -> dict[str, Any]:  # noqa: ANN401 - a file of a socket
    length = 0
    while (line := told.readline().strip().lower()) != b"":
        if line.startswith(b"content-length:"):
            length = int(line.partition(b":")[2])
    found: dict[str, Any] = json.loads(told.read(length))
    return found
