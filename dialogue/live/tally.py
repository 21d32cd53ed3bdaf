"""Counts what happens and how long it takes; no person, no room and no text ever goes into a figure."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, Final
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from dialogue.live.engine import SOCKET_PATH

# upper bounds in seconds; the last one has no bound
STEPS: Final = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


@dataclass(slots=True)
class Spread:
    """How many took how long."""

    sum: float = 0.0
    counts: list[int] = field(default_factory=lambda: [0] * (len(STEPS) + 1))

    def add(self, seconds: float) -> None:
        self.sum += seconds
        self.counts[next((place for place, step in enumerate(STEPS) if seconds <= step), len(STEPS))] += 1


class Tally:
    """The figures of one process, by what they are about and what came of it."""

    def __init__(self) -> None:
        self.requests: dict[str, Spread] = {}  # by the first digit of the status
        self.commands: dict[str, Spread] = {}  # by the code of the refusal, or "ok"

    def command(self, handle: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
        """Return a handler of commands whose answers are counted."""

        def counted(sid: str, *data: object) -> dict[str, Any]:
            began = perf_counter()
            answer = handle(sid, *data)
            # codes are ours; a command's name is whatever a client sent, and no figure
            self.commands.setdefault(answer.get("code", "ok"), Spread()).add(perf_counter() - began)
            return answer

        return counted

    def request(self, application: WSGIApplication) -> WSGIApplication:
        """Return an application whose answers are counted; a socket is none."""

        def counted(environ: WSGIEnvironment, start_response: StartResponse) -> Any:  # noqa: ANN401 - WSGI's
            if f"{environ.get('PATH_INFO', '')}/".startswith(SOCKET_PATH):
                return application(environ, start_response)
            began, digit = perf_counter(), "5"

            def start(status: str, headers: Any, *more: Any) -> Any:  # noqa: ANN401 - WSGI's
                nonlocal digit
                digit = status[:1]
                return start_response(status, headers, *more)

            try:
                return application(environ, start)
            finally:
                self.requests.setdefault(f"{digit}xx", Spread()).add(perf_counter() - began)

        return counted
