"""Stands between a real page and its socket: emits get lost, come twice, or overtake each other."""

import re
from random import Random
from typing import Final, Literal

from playwright.sync_api import WebSocketRoute

SOCKETS: Final = re.compile("/socket.io/")
EMIT: Final = '42["events"'
Fate = Literal["passed", "lost", "doubled", "held back"]
FATES: Final[tuple[Fate, ...]] = ("passed", "doubled", "held back")


class Meddler:
    """Loses each `nth` emit; the others' fates are dealt out by lot. `fates` counts what became of them."""

    def __init__(self, chance: Random, nth: int) -> None:
        self.fates: dict[Fate, int] = {"passed": 0, "lost": 0, "doubled": 0, "held back": 0}
        self.loses_all = False
        self._chance, self._nth = chance, nth
        self._held: list[str] = []
        self._dealt: list[Fate] = []

    def __call__(self, page: WebSocketRoute) -> None:
        """Stand in front of one socket."""
        self._held.clear()
        server = page.connect_to_server()
        server.on_message(lambda said: self._hear(page, str(said)))

    def _hear(self, page: WebSocketRoute, said: str) -> None:
        if not said.startswith(EMIT):
            page.send(said)
            return
        fate = self._fate()
        self.fates[fate] += 1
        if fate == "held back":
            self._held.append(said)
            return
        for each in [] if fate == "lost" else [said] * (2 if fate == "doubled" else 1):
            page.send(each)
        while self._held and fate != "lost":
            page.send(self._held.pop())

    def _fate(self) -> Fate:
        if self.loses_all or sum(self.fates.values()) % self._nth == self._nth - 1:
            return "lost"
        if not self._dealt:
            self._dealt = self._chance.sample(FATES, len(FATES))
        return self._dealt.pop()
