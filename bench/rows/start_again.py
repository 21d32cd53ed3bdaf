"""How long a second `make run` takes until the first page is there."""

import os
import shutil
import signal
import socket
import subprocess
import time
from http.client import HTTPConnection, HTTPException
from typing import Final

from bench.figures import Entry, reported
from bench.places import BUILD, ROOT

PATIENCE: Final = 120
LOOK: Final = 0.01


def start_again(pairs: int) -> list[Entry]:
    """The first one makes the demo and does not count."""
    folder = BUILD / "data" / "start_again"
    shutil.rmtree(folder, ignore_errors=True)
    first = _start(str(folder))
    times = [_start(str(folder)) for _ in range(pairs)]
    print(f"    the first: {first:.1f} s; again: {' '.join(f'{each:.2f}' for each in times)} s", flush=True)
    return [reported("start_again", "s", times)]


def _start(folder: str) -> float:
    """Return seconds from the command to the whole first page."""
    port = _free_port()
    environ = {**os.environ, "DIALOGUE_DATA": folder, "PORT": str(port)}
    began = time.perf_counter()
    with subprocess.Popen(
        ["make", "run"], cwd=ROOT, env=environ, stdout=subprocess.DEVNULL, start_new_session=True
    ) as server:
        try:
            while not _answers(port):
                if server.poll() is not None or time.perf_counter() - began > PATIENCE:
                    raise SystemExit("make run did not come to serve")
                time.sleep(LOOK)
            return time.perf_counter() - began
        finally:
            os.killpg(server.pid, signal.SIGINT)
            server.wait(PATIENCE)


def _answers(port: int) -> bool:
    page = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        page.request("GET", "/")
        return bool(page.getresponse().read())
    except (OSError, HTTPException):
        return False
    finally:
        page.close()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as bound:
        port: int = bound.getsockname()[1]
        return port
