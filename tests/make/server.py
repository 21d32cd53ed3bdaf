"""A running server for tests: started as an operator would, on a port of its own, with a clock to move."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PATIENCE: Final = 40


class Served:
    """One server process and what it said when it started."""

    def __init__(self, folder: Path, *, demo: bool = False, port: int = 0) -> None:
        self.folder = folder
        self.demo = demo
        self.port = port
        self.links: dict[str, str] = {}
        self.errors = (folder.parent / f"{folder.name}.err").open("ab")
        self._start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def _start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        control = self.folder.parent / f"{self.folder.name}.ctl"
        control.unlink(missing_ok=True)
        self._control = control
        keep = {name: value for name, value in os.environ.items() if not name.startswith("DIALOGUE")}
        environ = {**keep, "DIALOGUE_DATA": str(self.folder), "PORT": str(self.port), "PYTHONPATH": str(ROOT)}
        options = json.dumps({"control": str(control), "demo": self.demo})
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.served", options],
            stdout=subprocess.PIPE,
            stderr=self.errors,
            text=True,
            env=environ,
            cwd=ROOT,
        )
        self._read_start()

    def _read_start(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                self.port = self.port or int(found[1])
            if found := re.match(r"\s+(\S+)\s+(http://\S+/demo/\S+)", line):
                self.links[found[1]] = found[2]
            if "private window" in line or (not self.demo and "Dialogue is at" in line):
                return
        raise AssertionError(Path(self.errors.name).read_text()[-4000:])

    def link(self, name: str) -> str:
        """Return a demo link on 127.0.0.1."""
        return re.sub(r"http://[^/]+", self.url, self.links[name])

    def named_link(self, name: str) -> str:
        """Return a demo link on its own name."""
        return self.links[name]

    def move(self, seconds: float) -> None:
        """Move the server's clock on."""
        with socket.socket(socket.AF_UNIX) as wire:
            wire.settimeout(PATIENCE)
            wire.connect(str(self._control))
            wire.sendall(f"{seconds}\n".encode())
            assert wire.recv(16) == b"moved\n"

    def kill(self) -> None:
        """End it as a power cut would end the program: at once."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def again(self) -> None:
        """Start it anew on the same folder and port."""
        self._start()

    def stop(self) -> int:
        """Ask it to end, as Ctrl-C does; return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        if self.process.stdout is not None:
            self.process.stdout.close()
        self.errors.close()
        return code

    def said(self) -> str:
        """Return what it wrote to its log."""
        self.errors.flush()
        return Path(self.errors.name).read_text()
