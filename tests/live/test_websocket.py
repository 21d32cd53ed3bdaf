"""One socket over the wire: bounds both ways, one order of bytes, and every way to end."""

import json
import socket
import struct
import time
from typing import Any

import pytest
from wsproto.events import CloseConnection, Ping, TextMessage

from dialogue.kernel.limits import HELLO_DEADLINE
from tests.make.echo import Echo
from tests.make.wire import Wire

MIB = 1024 * 1024
ECHO = {"c": "echo", "text": "Mən səni belə başa düşürəm"}


def test_a_command_is_answered_and_the_greeting_comes_after_the_welcome(echo: Echo) -> None:
    with Wire.open(echo.port) as wire:
        opened = wire.packet()
        wire.text("40")
        welcome = wire.packet()
        greeting = wire.packet()
        answer = wire.call("cmd", ECHO)

    told = json.loads(opened[1:])
    assert (opened[0], told["upgrades"], told["pingInterval"]) == ("0", [], 25000)
    assert welcome[:2] == "40"
    assert greeting == '42["hello",{"me":"u_1"}]'
    assert answer == {"text": ECHO["text"]}


def test_who_is_not_let_in_is_told_and_closed(echo: Echo) -> None:
    with Wire.open(echo.port) as wire:
        began = time.monotonic()
        answer = wire.join({"csrf": "wrong"})
        code = wire.until_closed()

    assert (answer["code"], code) == ("44", 1008)
    assert time.monotonic() - began < HELLO_DEADLINE / 2


def test_frames_and_packets_share_one_order(echo: Echo) -> None:
    with echo.wire() as wire:
        wire.call("cmd", {"c": "emit", "n": 50})
        seen = [(name, data["n"]) for name, data in wire.events if name in {"note", "frame"}]

    assert seen == [(name, number) for number in range(50) for name in ("note", "frame")]


def test_a_reader_of_single_bytes_gets_an_unbroken_stream_with_acks_in_between(echo: Echo) -> None:
    with echo.wire(buffer=4096) as wire, echo.wire() as other:
        wire.send("cmd", ECHO)
        other.call("cmd", {"c": "blast", "n": 100, "size": 1000})
        second = wire.send("cmd", ECHO)
        while second not in wire._acks:
            wire.feed(wire.sock.recv(1))
            while wire._texts:
                wire._take(wire._texts.pop(0))
        numbers = [data["n"] for name, data in wire.events if name == "events"]

    assert numbers == list(range(100))
    assert wire._acks == {1: [{"text": ECHO["text"]}], 2: [{"text": ECHO["text"]}]}


def test_who_never_reads_is_closed_and_costs_no_memory() -> None:
    with Echo(bounds={"close_grace": 30}) as echo, echo.wire() as reader:
        before = echo.resident()
        silent = [echo.wire(buffer=4096) for _ in range(10)]
        for _ in range(20):
            reader.call("cmd", {"c": "blast", "n": 10, "size": 50_000})
            reader.events.clear()
        grown = echo.resident() - before
        state = reader.call("cmd", {"c": "state"})
        codes = {(wire.until_closed(), wire.events[-1][0], wire.events[-1][1]["code"]) for wire in silent}
    for wire in silent:
        wire.close()
    assert state["greeted"] == 1
    assert grown < 12 * MIB  # 10 MB were sent to each of ten
    assert codes == {(1013, "bye", "slow")}


def test_who_answers_pings_but_reads_nothing_is_closed_too() -> None:
    with Echo(bounds={"outgoing_stall": 2}) as echo, echo.wire() as reader, echo.wire(buffer=4096) as blind:
        reader.call("cmd", {"c": "blast", "n": 12, "size": 50_000})  # under the bounds: only time tells
        for _ in range(15):
            blind.text("3")
        state = _once_alone(reader)

    assert state["greeted"] == 1


def _once_alone(wire: Wire) -> dict[str, Any]:
    """Ask for the server's state until nobody else is there."""
    state: dict[str, Any] = {}
    for _ in range(100):
        wire.call("cmd", {"c": "slow", "seconds": 0.2})
        state = wire.call("cmd", {"c": "state"})
        if state["sockets"] == 1:
            break
    return state


def test_a_huge_frame_announced_before_connect_takes_no_memory(echo: Echo) -> None:
    with Wire.open(echo.port) as warm:
        warm.join()
    before = echo.resident()

    wires = [Wire.open(echo.port) for _ in range(5)]
    for wire in wires:
        wire.sock.sendall(b"\x81\xff" + struct.pack("!Q", 100_000_000) + b"\0\0\0\0")
        _push(wire.sock, b"x" * 4 * MIB)
    grown = echo.resident() - before

    codes = {wire.until_closed() for wire in wires}
    for wire in wires:
        wire.close()
    assert grown < MIB
    assert codes <= {1009, 1006}


def _push(sock: socket.socket, data: bytes) -> None:
    try:
        sock.sendall(data)
    except OSError:
        return


def test_the_close_of_a_refused_frame_arrives(echo: Echo) -> None:
    with echo.wire() as wire:
        wire.text("42" + json.dumps(["cmd", {"c": "echo", "text": "x" * 16_384}]))

        assert wire.until_closed() == 1009


def test_the_longest_message_is_answered(echo: Echo) -> None:
    text = "x" * (16_384 - len('421["cmd", {"c": "echo", "text": ""}]'))

    with echo.wire() as wire:
        answer = wire.call("cmd", {"c": "echo", "text": text})

    assert answer == {"text": text}


def test_who_says_no_connect_is_closed_at_the_deadline(hasty: Echo) -> None:
    with Wire.open(hasty.port) as mute, Wire.open(hasty.port) as pinging:
        pinging.frame(Ping(b"x"))
        pinging.text("3")
        codes = (mute.until_closed(), pinging.until_closed())

    assert codes == (1008, 1008)


def test_who_said_connect_stays(hasty: Echo) -> None:
    with hasty.wire() as wire:
        wire.call("cmd", {"c": "slow", "seconds": 0.6})

        assert wire.call("cmd", ECHO) == {"text": ECHO["text"]}


def test_who_answers_no_ping_is_closed_and_who_does_stays() -> None:
    with Echo(bounds={"ping_interval": 0.2, "ping_timeout": 2}) as echo:
        with echo.wire() as dead:
            dead.answers_pings = False
            code = dead.until_closed()
        with echo.wire() as living:
            began = time.monotonic()
            while time.monotonic() - began < 1:
                living.feed(living.sock.recv(4096))
            answer = living.call("cmd", ECHO)

    assert (code, answer) == (1000, {"text": ECHO["text"]})


def test_a_flood_ends_with_a_reason(echo: Echo) -> None:
    with echo.wire() as wire:
        for _ in range(40):
            wire.send("cmd", ECHO)
        code = wire.until_closed()

    assert code == 1008
    assert wire.events[-1] == ["bye", {"code": "too_many", "retry_s": 0}]


@pytest.mark.parametrize(
    ("packet", "code"),
    [
        ('42["cmd",', 1002),
        ('42["connect",{"HTTP_COOKIE":"a=b"},{}]', 1002),
        ('42["disconnect"]', 1002),
        ('42["cmd",{"c":"echo","text":"\\ud800"}]', 1002),
        ('42["cmd",{"c":"echo","text":"\x00"}]', 1002),
        ('451-["cmd",{"_placeholder":true,"num":0}]', 1002),
        ("42" + "[" * 16_000, 1002),
        ("4", 1002),
        ("", 1002),
        ("5", 1002),
        ("b4AAAA", 1002),
        ("2probe", 1002),
        ("x", 1002),
        ("1", 1000),
        ("41", 1000),
    ],
)
def test_a_packet_that_is_none_closes(echo: Echo, packet: str, code: int) -> None:
    with echo.wire() as wire:
        wire.text(packet)

        assert wire.until_closed() == code


def test_binary_closes(echo: Echo) -> None:
    with echo.wire() as wire:
        wire.binary(b"42")

        assert wire.until_closed() == 1003


def test_an_escaped_nul_reaches_the_handler_whose_business_it_is(echo: Echo) -> None:
    with echo.wire() as wire:
        assert wire.call("cmd", {"c": "echo", "text": "\x00"}) == {"text": "\x00"}


def test_a_message_in_fragments_is_one_message(echo: Echo) -> None:
    with echo.wire() as wire:
        for part in ("42", '7["cm', 'd",{"c":"echo",'):
            wire.frame(TextMessage(data=part, message_finished=False))
        wire.frame(Ping(b"between"))
        wire.frame(TextMessage(data='"text":"հ"}]'))

        assert wire.ack(7) == {"text": "հ"}


def test_a_fault_of_a_handler_closes_and_is_not_described() -> None:
    with Echo() as echo:
        with echo.wire() as wire:
            wire.send("cmd", {"c": "fail"})
            code = wire.until_closed()
        exited, told = echo.stop()

    assert (code, exited, told) == (1011, 0, "a socket's handler failed: LookupError\n")


def test_a_removed_reader_hears_the_reason_and_nothing_more(echo: Echo) -> None:
    with echo.wire() as wire, echo.wire() as other:
        wire.send("cmd", {"c": "bye", "code": "removed"})
        code = wire.until_closed()
        other.call("cmd", {"c": "blast", "n": 1, "size": 1})

    assert (code, wire.events[-1]) == (1000, ["bye", {"code": "removed", "retry_s": 0}])
    assert wire._acks == {}


def test_python_socketio_can_disconnect(echo: Echo) -> None:
    with echo.wire() as wire:
        wire.send("cmd", {"c": "drop"})

        assert wire.until_closed() == 1000


def test_who_was_told_to_go_and_stays_is_cut(hasty: Echo) -> None:
    with hasty.wire() as watcher, hasty.wire() as stays:
        stays.send("cmd", {"c": "bye", "code": "removed"})
        code = stays.until_closed()
        state = _once_alone(watcher)

    assert (code, state["sockets"]) == (1000, 1)


def test_every_way_to_go_leaves_nothing_behind() -> None:
    with Echo() as echo, echo.wire() as watcher:
        closing, cut, dropped, gone = (echo.wire() for _ in range(4))
        closing.frame(CloseConnection(code=1001))
        cut.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        cut.close()
        dropped.send("cmd", {"c": "drop"})
        gone.close()
        codes = (closing.until_closed(), dropped.until_closed())
        closing.close()
        dropped.close()
        state = _once_alone(watcher)

    assert codes == (1001, 1000)
    assert {key: state[key] for key in ("sockets", "engine", "greeted", "environs")} == {
        "sockets": 1,
        "engine": 1,
        "greeted": 1,
        "environs": 1,
    }
    assert sorted(state["left"]) == [
        "server disconnect",
        "transport close",
        "transport close",
        "transport close",
    ]


def test_who_has_gone_is_let_go_of_without_a_search_for_litter() -> None:
    """That search is made seldom: what waited for it would grow with everybody who comes and goes."""
    with Echo(bounds={"ping_interval": 0.2}, litter=False) as echo, echo.wire() as watcher:
        for _ in range(10):
            with echo.wire() as wire:
                wire.call("cmd", ECHO)
                wire.text("41")
                wire.until_closed()
        _once_alone(watcher)
        watcher.call("cmd", {"c": "slow", "seconds": 0.5})  # engineio holds each until its next ping is due
        state = watcher.call("cmd", {"c": "state"})

    assert (state["sockets"], state["in_memory"]) == (1, 2)


def test_a_socket_is_found_by_its_session_id(echo: Echo) -> None:
    with echo.wire() as wire:
        assert wire.call("cmd", {"c": "state"})["mine"] is True
