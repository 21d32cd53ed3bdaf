"""The Unix socket of a running server: its owner's alone, and an answer to whatever is said there."""

import fcntl
import json
import socket
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.make.command_line import dialogue
from tests.make.server import Served

LONG = 2 * 1024 * 1024


def say(served: Served, line: bytes) -> dict[str, Any]:
    with socket.socket(socket.AF_UNIX) as wire:
        wire.settimeout(20)
        wire.connect(str(served.folder / "dialogue.sock"))
        wire.sendall(line)
        with wire.makefile("rb") as stream:
            answer: dict[str, Any] = json.loads(stream.readline())
    return answer


def test_the_socket_is_its_owners_alone(served: Served) -> None:
    path = served.folder / "dialogue.sock"

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(served.folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"hello\n",
        b"[]\n",
        b"5\n",
        b"{}\n",
        b'{"errand": "no such", "wish": {}}\n',
        b'{"errand": [], "wish": {}}\n',
        b'{"errand": "staff.add", "wish": {}}\n',
        b'{"errand": "staff.add", "wish": []}\n',
        b'{"errand": "staff.add", "wish": {"lang": "xx", "name": "a", "password": "b"}}\n',
        b"\xff\xfe\n",
        b"[" * 100_000 + b"\n",
    ],
)
def test_what_is_no_errand_is_answered_invalid(served: Served, line: bytes) -> None:
    assert say(served, line)["code"] == "invalid"


def test_the_socket_goes_with_the_server(tmp_path: Path) -> None:
    served = Served(tmp_path / "data")
    there = (served.folder / "dialogue.sock").exists()

    code = served.stop()

    assert (there, code, (served.folder / "dialogue.sock").exists()) == (True, 0, False)


def test_a_socket_that_a_killed_server_left_is_in_nobodys_way(tmp_path: Path) -> None:
    served = Served(tmp_path / "data")
    served.kill()

    alone = dialogue(served.folder, "migrate")
    served.again()

    assert (alone.code, say(served, b"{}\n")["code"], served.stop()) == (0, "invalid", 0)


def test_a_server_that_does_not_answer_yet_is_told_of(ready: Path) -> None:
    with (ready / "dialogue.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        told = dialogue(ready, "demo")

    assert (told.code, told.all) == (
        1,
        "Error: The server on this folder does not answer yet. Try again in a moment.\n",
    )
