"""The server under everything: deadlines, silence in the log, and a stop that loses nothing."""

import json
import signal
import socket
import time
from pathlib import Path

import pytest

from dialogue.kernel.limits import HEADER_DEADLINE, STOP_GRACE
from tests.make.echo import Echo
from tests.make.http import Line, ask
from tests.make.wire import Wire

ECHO = {"c": "echo", "text": "x"}


def test_small_answers_do_not_wait_for_each_other(echo: Echo) -> None:
    with echo.wire() as wire:
        assert wire.call("cmd", {"c": "state"})["nodelay"] == 1


def test_a_connection_serves_one_request_after_the_other(echo: Echo) -> None:
    with Line(echo.port) as line:
        answers = [line.ask("/body", method="POST", body=b"x" * size) for size in (1, 2, 0, 3)]

    assert [answer.body for answer in answers] == [b"1", b"2", b"0", b"3"]


@pytest.mark.parametrize("begun", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "])
def test_headers_that_do_not_come_are_not_waited_for(hasty: Echo, begun: bytes) -> None:
    with Line(hasty.port) as line:
        line.sock.sendall(begun)
        began = time.monotonic()

        assert line.ended()
        assert time.monotonic() - began < HEADER_DEADLINE


def test_headers_that_trickle_are_not_waited_for(hasty: Echo) -> None:
    with Line(hasty.port, timeout=0.1) as line:
        began = time.monotonic()
        line.sock.sendall(b"GET / HTTP/1.1\r\n")
        for _ in range(100):
            try:
                line.sock.sendall(b"X: y\r\n")
                if line.sock.recv(1) == b"":
                    break
            except TimeoutError:
                continue
            except ConnectionError:
                break

    assert time.monotonic() - began < HEADER_DEADLINE


def test_an_idle_connection_is_closed_in_the_end(hasty: Echo) -> None:
    with Line(hasty.port) as line:
        line.ask("/")

        assert line.ended()


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET /\r\n",
        b"POST /\r\n",
        b"\x16\x03\x01 hello\r\n",
        b"GET / HTTP/3.0\r\n\r\n",
        b"GET / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 1e3\r\n\r\n",
    ],
)
def test_what_is_no_request_is_refused(echo: Echo, request_line: bytes) -> None:
    with Line(echo.port) as line:
        line.sock.sendall(request_line)
        answer = line.answer()

        assert (answer.status, answer.headers["x-content-type-options"]) == (400, "nosniff")
        assert line.ended()


def test_nothing_that_was_asked_is_logged() -> None:
    with Echo() as echo:
        ask(echo.port, "/canary-path?canary-query", headers=["User-Agent: canary-agent", "Cookie: canary=1"])
        ask(echo.port, "/" + "canary" * 2000)
        with Line(echo.port) as line:
            line.sock.sendall(b"CANARY / NOTHING\r\n\r\n")
            line.answer()
        with Wire.open(echo.port) as wire:
            wire.text('42["canary",')
            wire.until_closed()
        exited, told = echo.stop()

    assert (exited, told) == (0, "")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_answers_what_was_asked_says_when_to_come_back_and_exits_0(number: signal.Signals) -> None:
    with Echo() as echo, Line(echo.port) as idle:
        busy, quiet, mute = echo.wire(), echo.wire(), Wire.open(echo.port)
        idle.ask("/")
        asked = busy.send("cmd", {"c": "slow", "seconds": 0.5})
        busy.event("began")
        echo.signal(number)
        codes = [wire.until_closed() for wire in (busy, quiet, mute)]
        for wire in (busy, quiet, mute):
            wire.close()
        ended = idle.ended()
        exited, told = echo.stop()

    byes = [wire.events[-1] for wire in (busy, quiet)]
    assert codes == [1012, 1012, 1012]
    assert busy._acks == {asked: [{"slow": True}]}
    assert [(name, data["code"]) for name, data in byes] == [("bye", "restart"), ("bye", "restart")]
    assert all(0 <= data["retry_s"] <= 10 for _, data in byes)
    assert ended
    assert (exited, told) == (0, "")


def test_a_stop_does_not_wait_for_idle_connections() -> None:
    with Echo() as echo, Line(echo.port) as idle:
        idle.ask("/")
        began = time.monotonic()
        echo.signal(signal.SIGTERM)
        ended = idle.ended()
        exited, _ = echo.stop()

    assert (ended, exited) == (True, 0)
    assert time.monotonic() - began < STOP_GRACE - 1


def test_who_comes_during_the_stop_is_not_let_in() -> None:
    with Echo() as echo:
        busy = echo.wire()
        busy.send("cmd", {"c": "slow", "seconds": 0.5})
        busy.event("began")
        echo.signal(signal.SIGTERM)
        busy.event("bye")
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", echo.port), timeout=5)
        busy.close()


def test_a_unix_socket_serves_and_is_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "web.sock"
    stale = socket.socket(socket.AF_UNIX)
    stale.bind(str(path))
    stale.close()

    with Echo(unix=str(path), hosts=["talk.example.org"], public_url="https://talk.example.org") as echo:
        sock = socket.socket(socket.AF_UNIX)
        sock.settimeout(10)
        sock.connect(str(path))
        with Wire.on(sock, "talk.example.org", origin="https://talk.example.org") as wire:
            joined = wire.join()
            answer = wire.call("cmd", ECHO)
        mode = path.stat().st_mode & 0o777
        exited, told = echo.stop()

    assert (joined["code"], answer, mode) == ("40", {"text": "x"}, 0o660)
    assert (exited, told, path.exists()) == (0, "", False)


def test_a_full_house_says_so() -> None:
    with Echo(bounds={"sockets": 2}) as echo, echo.wire() as first, echo.wire():
        answer = ask(
            echo.port,
            "/socket.io/?EIO=4&transport=websocket",
            headers=[
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==",
                f"Origin: http://127.0.0.1:{echo.port}",
            ],
        )
        state = first.call("cmd", {"c": "state"})

    assert (answer.status, json.loads(answer.body)["code"]) == (503, "busy")
    assert (state["sockets"], state["engine"], state["environs"]) == (2, 2, 2)
