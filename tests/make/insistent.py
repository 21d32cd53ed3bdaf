"""Somebody who writes over plain HTTP and sends each message, with one key, until it is answered for good."""

from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from itertools import count
from threading import Event, Thread
from time import monotonic
from typing import Any, Final, Literal
from uuid import uuid4

from tests.make.guest import Guest

Kind = Literal["room", "moderators", "held"]  # for all, for the moderators alone, for them to judge
# nobody knows, or nothing was kept, or one has to sign in first: the same key once more
AGAIN: Final = frozenset({"unavailable", "busy", "signed_out"})
OUT: Final = frozenset({"forbidden", "missing"})
WAIT: Final = 0.05
MOST: Final = 1000
SOUNDS: Final = ("ba", "ke", "di", "fo", "gu", "ha", "je", "mo")


@dataclass(frozen=True)
class Sent:
    """One message: its text, the answer that counted, how often it had to be sent, when it was first sent."""

    text: str
    answer: dict[str, Any]
    times: int
    kind: Kind = "room"
    at: float = 0.0

    @property
    def kept(self) -> bool:
        """Whether it was acknowledged as shown or held."""
        return self.answer.get("became") in {"shown", "held"}

    @property
    def shown(self) -> bool:
        """Whether it was acknowledged as shown to the room."""
        return self.kind == "room" and self.answer.get("became") == "shown"


class Insistent(Thread):
    """One person; `sent` grows until `enough` is set. `kinds` come by turns."""

    def __init__(self, guest: Guest, lang: str, enough: Event, kinds: tuple[Kind, ...] = ("room",)) -> None:
        super().__init__(daemon=True)
        self.sent: dict[str, Sent] = {}
        self.put_off = 0  # how often it was told to come again
        self._leaves = False
        self.guest, self._lang, self._enough, self._kinds = guest, lang, enough, kinds

    def run(self) -> None:
        """Write."""
        for number in count():
            if self._enough.is_set() or self.send(str(uuid4()), spelled(), self.turn(number)) in OUT:
                return

    def leave(self) -> None:
        """From now on do not come back when signed out."""
        self._leaves = True

    def turn(self, number: int) -> Kind:
        """Return which kind comes next."""
        return self._kinds[number % len(self._kinds)]

    def send(self, key: str, text: str, kind: Kind = "room") -> str | None:
        """Send one message until it is answered; return the code of a refusal."""
        began = monotonic()
        answer, times = insist(lambda: self._say(key, text, kind))
        self.sent[key] = Sent(text, answer, times, kind, began)
        return answer.get("code")

    def again(self, key: str) -> dict[str, Any]:
        """Send one of them once more; return its answer."""
        return self._say(key, self.sent[key].text, self.sent[key].kind)

    def _say(self, key: str, text: str, kind: Kind) -> dict[str, Any]:
        audience = "moderators" if kind == "moderators" else "room"
        wish = {"audience": audience, "lang": self._lang, "text": text, "reply_to": None}
        confirmed = ("asked_by_author",) if kind == "held" else ()
        answer = self.guest.command("message.send", wish, key=key, confirmed=confirmed)
        self.put_off += answer.get("code") in AGAIN
        signed_out = answer.get("code") == "signed_out"
        return {"code": "forbidden"} if signed_out and self._leaves else answer


def insist(ask: Callable[[], dict[str, Any]]) -> tuple[dict[str, Any], int]:
    """Ask until it is answered for good; return the answer and how often it took."""
    for times in range(1, MOST):
        try:
            answer = ask()
        except (OSError, ValueError, HTTPException):
            answer = {"code": "unavailable"}
        if answer.get("code") not in AGAIN:
            return answer, times
        Event().wait(WAIT)
    raise AssertionError(MOST)


def spelled() -> str:
    """A text that nobody else writes, in letters that nothing confuses."""
    return "word " + "".join(SOUNDS[int(digit)] for digit in f"{uuid4().int % 8**16:016o}")
