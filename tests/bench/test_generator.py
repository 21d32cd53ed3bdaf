"""The compiled generator against a small server of ours: what it counts, and what it finds fault with."""

import json
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, CloseConnection, Request, TextMessage

from bench.compiled import generator_program
from bench.seeding.texts import TEXTS

pytestmark = pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler")
Answer = Callable[[int, dict[str, str]], list[str]]


class Echo:
    """Serves one person; `answer` makes packets of each message."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        line, _ = self._listener.accept()
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        talk = WSConnection(ConnectionType.SERVER)
        with line:
            while data := line.recv(65536):
                talk.receive_data(data)
                for event in talk.events():
                    if isinstance(event, Request):
                        line.sendall(talk.send(AcceptConnection()) + talk.send(TextMessage(data="0{}")))
                    elif isinstance(event, TextMessage):
                        for packet in self._packets(event.data):
                            line.sendall(talk.send(TextMessage(data=packet)))
                    elif isinstance(event, CloseConnection):
                        return

    def _packets(self, text: str) -> list[str]:
        if text.startswith("40"):
            return ["40{}", "2"]
        if not text.startswith("42"):
            return []
        number, _, rest = text[2:].partition("[")
        return self._answer(int(number), json.loads(f"[{rest}")[1])

    def close(self) -> None:
        self._thread.join(5)
        self._listener.close()


@pytest.fixture
def ran(tmp_path: Path) -> Iterator[Callable[[Answer], dict[str, object]]]:
    opened: list[Echo] = []

    def run(answer: Answer) -> dict[str, object]:
        echo = Echo(answer)
        opened.append(echo)
        texts = "".join(f"text\t{lang}\t{text}\n" for lang, text in TEXTS)
        plan = tmp_path / "plan"
        plan.write_text(
            f'server\tbare\t{echo.port}\t1\t1\n{texts}room\tr\t1\nperson\t1\t\t40{{"room":"r"}}\n'
        )
        done = subprocess.run(
            [generator_program(), plan],
            input="closed 1 0 600\n",
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        assert done.stderr == ""
        found: dict[str, object] = json.loads(done.stdout.splitlines()[1])
        return found

    yield run
    for echo in opened:
        echo.close()


def event(data: dict[str, str]) -> str:
    return "42" + json.dumps(["msg", data], separators=(",", ":"), ensure_ascii=False)


def ack(number: int) -> str:
    return f'43{number}[{{"became":"shown"}}]'


def faults(found: dict[str, object]) -> dict[str, object]:
    names = ("lost", "doubled", "misordered", "foreign", "odd", "refused", "dropped")
    return {name: found[name] for name in names if found[name]}


def test_what_comes_once_and_in_order_is_a_delivery(ran: Callable[[Answer], dict[str, object]]) -> None:
    found = ran(lambda number, data: [event(data), ack(number)])

    assert faults(found) == {}
    sent, acked, came = (int(str(found[name])) for name in ("sent", "acked", "delivered"))
    assert sent > 1
    assert {sent - acked, sent - came} <= {0, 1}  # the last one may be on its way when the time is over


def test_what_comes_twice_is_doubled(ran: Callable[[Answer], dict[str, object]]) -> None:
    found = ran(lambda number, data: [event(data), event(data), ack(number)])

    assert faults(found) == {"doubled": found["sent"]}


def test_an_answer_that_is_no_success_is_a_refusal(ran: Callable[[Answer], dict[str, object]]) -> None:
    found = ran(lambda number, data: [event(data), f'43{number}[{{"code":"declined"}}]'])

    assert faults(found) == {"refused": found["sent"]}
    assert "declined" in str(found["why"])


def test_what_comes_late_is_out_of_order(ran: Callable[[Answer], dict[str, object]]) -> None:
    kept: list[str] = []

    def swapped(number: int, data: dict[str, str]) -> list[str]:
        kept.append(event(data))
        if number % 2:
            return [ack(number)]
        two = [kept.pop(), kept.pop()]
        return [*two, ack(number)]

    found = ran(swapped)

    assert int(str(found["misordered"])) >= 1
