"""Several commands of one socket at once: the next is begun while one is under way, and answered after it."""

from dialogue.kernel.limits import COMMANDS_UNDER_WAY
from tests.make.echo import Echo
from tests.make.wire import Wire

ALL = COMMANDS_UNDER_WAY


def _ask(wire: Wire, name: str, **arguments: object) -> int:
    """Send a command the short way."""
    return wire.send("cmd", {"c": name, "key": "k", "a": arguments})


def test_what_comes_while_a_command_is_under_way_is_begun_and_answered_after_it(echo: Echo) -> None:
    with echo.wire() as wire:
        first = _ask(wire, "slow", seconds=0.5)
        wire.event("began")
        second = _ask(wire, "blast", n=1, size=1)
        wire.event("events")
        answered = dict(wire._acks)

        assert wire.ack(second) == {"sent": 1}
        assert (answered, list(wire._acks)) == ({}, [first])


def test_no_more_than_some_are_under_way_and_the_next_is_begun_when_one_is_answered(echo: Echo) -> None:
    with echo.wire() as wire:
        numbers = [_ask(wire, "slow", seconds=0.5) for _ in range(ALL + 1)]
        for _ in range(ALL):
            wire.event("began")
        begun_unanswered = wire._acks == {}
        wire.event("began")

        assert (begun_unanswered, 0 < len(wire._acks) <= ALL) == (True, True)
        assert [wire.ack(number) for number in numbers] == [{"slow": True}] * (ALL + 1)


def test_what_is_no_command_waits_for_the_answers(echo: Echo) -> None:
    with echo.wire() as wire:
        first = _ask(wire, "slow", seconds=0.3)
        second = wire.send("cmd", {"c": "echo", "text": "the long way"})

        assert wire.ack(second) == {"text": "the long way"}
        assert list(wire._acks) == [first]


def test_once_a_goodbye_waits_for_answers_nothing_more_is_begun(echo: Echo) -> None:
    with echo.wire() as wire, echo.wire() as other:
        first = _ask(wire, "slow", seconds=0.5)
        wire.event("began")
        _ask(wire, "bye", code="restart", after_answer=True)
        other.call("cmd", {"c": "echo", "text": "by now the goodbye has been said"})
        _ask(wire, "blast", n=1, size=1)
        code = wire.until_closed()

        assert (code, wire._acks) == (1012, {first: [{"slow": True}], first + 1: [{"bye": True}]})
        assert wire.events == [["bye", {"code": "restart", "retry_s": 0}]]
