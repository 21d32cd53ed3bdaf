"""How a server starts, refuses to start with a sentence that tells the fix, and ends."""

import re
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from tests.make.command_line import dialogue, wish
from tests.make.nursery import ROOT, Child, nursery
from tests.make.server import Served

MOMENT, PATIENCE = 0.01, 2000
HTTPS = {"DIALOGUE_PRODUCTION": "1", "DIALOGUE_PUBLIC_URL": "https://meeting.example.org"}


def refused(folder: Path, **environ: str) -> str:
    """Return the sentence with which a server does not start."""
    told = dialogue(folder, "serve", **{"PORT": "0", **environ})
    assert (told.code, told.out, told.err.startswith("Error: ")) == (1, "", True), told
    return told.err.removeprefix("Error: ").strip()


def test_a_second_server_on_a_folder_is_refused(served: Served) -> None:
    assert refused(served.folder) == (
        f"Another server has {served.folder} open. Stop it, or choose another folder with DIALOGUE_DATA."
    )


def test_a_port_that_is_taken_is_told_with_another_one(ready: Path, served: Served) -> None:
    assert refused(ready, PORT=str(served.port)) == (
        f"Port {served.port} is taken. Choose another: PORT={served.port + 1}."
    )


@pytest.mark.parametrize(
    ("environ", "sentence"),
    [
        ({"PORT": "http"}, "PORT must be a whole number from 0 to 65535."),
        ({"PORT": "70000"}, "PORT must be a whole number from 0 to 65535."),
        ({"DIALOGUE_HOST": "192.0.2.1"}, "192.0.2.1 is no address of this machine (DIALOGUE_HOST)."),
        ({"DIALOGUE_PROXIES": "many"}, "DIALOGUE_PROXIES must be a whole number from 0 to 8."),
        (
            {"DIALOGUE_PUBLIC_URL": "https://meeting.example.org/room"},
            "DIALOGUE_PUBLIC_URL must look like https://meeting.example.org, with nothing after the name.",
        ),
        (
            {**HTTPS, "DIALOGUE_PUBLIC_URL": "http://meeting.example.org"},
            "In production DIALOGUE_PUBLIC_URL must begin with https://; set it, and put TLS in front.",
        ),
        (
            {"DIALOGUE_PRODUCTION": "1"},
            "In production DIALOGUE_PUBLIC_URL must begin with https://; set it, and put TLS in front.",
        ),
    ],
)
def test_a_setting_that_will_not_do_stops_the_start(
    ready: Path, environ: dict[str, str], sentence: str
) -> None:
    assert refused(ready, **environ) == sentence


def test_in_production_a_secret_is_never_made_on_the_way(folder: Path) -> None:
    path = folder / "secrets" / "session.key"

    assert refused(folder, **HTTPS) == (
        f"The secret {path} is missing. Run `dialogue init`, then keep a copy apart from the backups."
    )
    assert not path.exists()


@pytest.mark.parametrize("weak", ["", "secret", "00" * 32, "ab" * 16, "zz" * 32])
def test_a_weak_secret_stops_the_start(ready: Path, weak: str) -> None:
    path = ready / "secrets" / "master.key"
    path.write_text(weak)

    assert refused(ready, **HTTPS) == (
        f"The secret {path} is too weak. Put 64 random hexadecimal digits into it."
    )


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_secret_that_others_can_read_stops_the_start(ready: Path, mode: int) -> None:
    path = ready / "secrets" / "entry.key"
    path.chmod(mode)

    assert refused(ready, **HTTPS) == f"Others can read the secret {path}. Run `chmod 600 {path}`."


def test_a_demo_is_not_served_to_real_people(ready: Path) -> None:
    with closing(sqlite3.connect(ready / "dialogue.sqlite")) as db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(programme)")]
        known = {"id": "p_1", "demo": 1, "langs": "en", "lang": "en", "zone": "UTC"}
        values = [known.get(column, 0) for column in columns]
        db.execute(f"INSERT INTO programme VALUES ({','.join('?' * len(values))})", values)
        db.commit()

    assert refused(ready, **HTTPS) == (
        f"The database in {ready} is a demo. Choose an empty folder with DIALOGUE_DATA, "
        "then run `dialogue init`."
    )


def begun(folder: Path, *words: str) -> Child:
    """Start a server as an operator does and wait until it makes its demo."""
    place = folder.parent
    (place / "in").touch()
    files = {"in": str(place / "in"), "out": str(place / "out"), "errors": str(place / "errors")}
    child = nursery().start(wish(files, folder, "serve", *words, PORT="0"))
    for _ in range(PATIENCE):
        if (folder / "demo.unfinished").exists():
            return child
        Event().wait(MOMENT)
    raise AssertionError((place / "errors").read_text())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_demo_that_was_broken_off_is_made_anew(folder: Path, number: signal.Signals) -> None:
    child = begun(folder, "--demo-if-empty")
    child.send(number)
    code = child.wait()

    served = Served(folder, demo=True)
    with closing(sqlite3.connect(folder / "dialogue.sqlite")) as db:
        [[summaries]] = db.execute("SELECT count(*) FROM summary WHERE state = 'published'").fetchall()

    assert (code, served.stop(), len(served.links), summaries) == (
        130 if number is signal.SIGINT else -signal.SIGKILL,
        0,
        8,
        1,
    )
    assert served.heard.startswith("The demo was broken off while it was being made; it is made anew.\n")
    assert (folder.parent / "errors").read_text() == ""
    assert not (folder / "demo.unfinished").exists()


def test_the_program_itself_starts_says_where_it_is_and_ends_with_ctrl_c(folder: Path) -> None:
    keep = {"DIALOGUE_DATA": str(folder), "PORT": "0", "PYTHONPATH": str(ROOT), "PATH": ""}
    with subprocess.Popen(
        [sys.executable, "-m", "dialogue", "serve"],
        env=keep,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        said = server.stdout.readline()
        found = re.fullmatch(r"Dialogue is at http://127\.0\.0\.1:(\d+)   \(Ctrl-C stops it\)\n", said)
        assert found, said
        with socket.create_connection(("127.0.0.1", int(found[1])), timeout=10) as line:
            line.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{found[1]}\r\n\r\n".encode())
            status = line.recv(12)
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) & 0o077 for path in folder.rglob("*")}
        server.send_signal(signal.SIGINT)
        rest = server.communicate(timeout=20)

    assert (status, server.returncode, rest) == (b"HTTP/1.1 200", 0, ("", ""))
    assert set(modes.values()) == {0}
