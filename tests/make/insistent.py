"""Somebody who writes over plain HTTP and sends each message, with one key, until it is answered for good."""

from dataclasses import dataclass
from http.client import HTTPException
from threading import Event, Thread
from typing import Any, Final
from uuid import uuid4

from tests.make.guest import Guest

AGAIN: Final = frozenset({"unavailable", "busy"})  # nobody knows, or nothing was kept: the same key once more
WAIT: Final = 0.05
MOST: Final = 1000
SOUNDS: Final = ("ba", "ke", "di", "fo", "gu", "ha", "je", "mo")


@dataclass(frozen=True)
class Sent:
    """One message: its text, the answer that counted, and how often it had to be sent."""

    text: str
    answer: dict[str, Any]
    times: int

    @property
    def shown(self) -> bool:
        """Whether it was acknowledged as shown."""
        return self.answer.get("became") == "shown"


class Insistent(Thread):
    """One person; `sent` grows until `enough` is set."""

    def __init__(self, guest: Guest, lang: str, enough: Event) -> None:
        super().__init__(daemon=True)
        self.sent: dict[str, Sent] = {}
        self._guest, self._lang, self._enough = guest, lang, enough

    def run(self) -> None:
        """Write."""
        while not self._enough.is_set():
            self.send(str(uuid4()), spelled())

    def send(self, key: str, text: str) -> None:
        """Send one message until it is answered."""
        for times in range(1, MOST):
            answer = self._say(key, text)
            if answer.get("code") not in AGAIN:
                self.sent[key] = Sent(text, answer, times)
                return
            Event().wait(WAIT)
        raise AssertionError(text)

    def _say(self, key: str, text: str) -> dict[str, Any]:
        try:
            return self._guest.say(text, lang=self._lang, key=key)
        except (OSError, ValueError, HTTPException):
            return {"code": "unavailable"}

    def again(self, key: str) -> dict[str, Any]:
        """Send one of them once more; return its answer."""
        return self._guest.say(self.sent[key].text, lang=self._lang, key=key)


def spelled() -> str:
    """A text that nobody else writes, in letters that nothing confuses."""
    return "word " + "".join(SOUNDS[int(digit)] for digit in f"{uuid4().int % 8**16:016o}")
