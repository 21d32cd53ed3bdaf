"""Two moderators who decide at the same moment about the same text, each in another way."""

from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from random import Random
from threading import Event, Thread
from typing import Any, Final
from uuid import uuid4

from tests.make.guest import Guest
from tests.make.insistent import insist

TURN: Final = 0.1
OUTCOMES: Final = {"hold.show": "shown", "hold.return": "returned", "hold.hide": "hidden"}
MORE: Final[dict[str, dict[str, Any]]] = {
    "hold.show": {},
    "hold.return": {"note": None, "lang": "en"},
    "hold.hide": {"reason": "other"},
}


@dataclass
class Verdict:
    """What became of one held text: by moderator the command they gave, and its answer."""

    message: str
    revision: str
    wishes: dict[str, str]
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def winners(self) -> list[str]:
        """Who was told that it is done."""
        return [name for name, answer in self.answers.items() if answer.get("became") == "done"]


class Judges(Thread):
    """Decides about every text that is put before it until `enough` is set and nothing waits."""

    def __init__(self, judges: dict[str, Guest], chance: Random, enough: Event) -> None:
        super().__init__(daemon=True)
        self.verdicts: list[Verdict] = []
        self.waiting: SimpleQueue[tuple[str, str]] = SimpleQueue()
        self._judges, self._chance, self._enough = judges, chance, enough

    def run(self) -> None:
        """Decide."""
        while True:
            try:
                self._decide(*self.waiting.get(timeout=TURN))
            except Empty:
                if self._enough.is_set():
                    return

    def _decide(self, message: str, revision: str) -> None:
        wishes = dict(zip(self._judges, self._chance.sample(sorted(OUTCOMES), 2), strict=True))
        verdict = Verdict(message, revision, wishes)
        both = [Thread(target=self._ask, args=(verdict, name), daemon=True) for name in wishes]
        for one in both:
            one.start()
        for one in both:
            one.join()
        self.verdicts.append(verdict)

    def _ask(self, verdict: Verdict, name: str) -> None:
        wish, key = verdict.wishes[name], str(uuid4())
        args = {"message": verdict.message, "revision": verdict.revision, **MORE[wish]}
        verdict.answers[name], _ = insist(lambda: self._judges[name].command(wish, args, key=key))
