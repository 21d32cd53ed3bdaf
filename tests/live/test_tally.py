"""Figures: how many and how long, by what came of it; nothing that a client has sent gets into them."""

from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from dialogue.live.tally import STEPS, Spread, Tally


def counts(spreads: dict[str, Spread]) -> dict[str, int]:
    return {name: sum(spread.counts) for name, spread in spreads.items()}


def test_commands_are_counted_by_what_they_were_answered() -> None:
    tally = Tally()
    answers: list[dict[str, Any]] = [
        {"became": "shown"},
        {"code": "declined", "data": {}},
        {"became": "held"},
    ]
    handle = tally.command(lambda sid, *data: answers.pop(0))

    for _ in range(3):
        handle("sid", {"c": "whatever a client sends"})

    assert counts(tally.commands) == {"ok": 2, "declined": 1}


def test_requests_are_counted_by_the_first_digit_and_a_fault_as_a_fault() -> None:
    def application(environ: WSGIEnvironment, start: StartResponse) -> list[bytes]:
        if environ["PATH_INFO"] == "/fault":
            raise LookupError
        start("404 Not Found" if environ["PATH_INFO"] == "/none" else "200 OK", [])
        return []

    tally = Tally()
    counted = tally.request(application)
    for path in ("/", "/none", "/", "/socket.io/"):
        counted({"PATH_INFO": path}, lambda *start: None)  # type: ignore[arg-type]
    with pytest.raises(LookupError):
        counted({"PATH_INFO": "/fault"}, lambda *start: None)  # type: ignore[arg-type]

    assert counts(tally.requests) == {"2xx": 2, "4xx": 1, "5xx": 1}


def test_each_duration_stands_at_the_first_step_that_it_does_not_exceed() -> None:
    spread = Spread()

    for seconds in (0.0, STEPS[0], STEPS[1], 99.0):
        spread.add(seconds)

    assert spread.counts == [2, 1, *[0] * (len(STEPS) - 2), 1]
    assert spread.sum == STEPS[0] + STEPS[1] + 99
