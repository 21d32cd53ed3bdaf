"""A running server for tests: the product's own, on a port of its own, with a clock to move."""

import os
import re
import signal
import socket
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Final

from tests.make.held_port import held_port
from tests.make.nursery import Child, nursery

PATIENCE: Final = 40
STEP: Final = 0.01


class Served:
    """One server process and what it said when it started."""

    def __init__(
        self,
        folder: Path,
        *,
        demo: bool = False,
        port: int = 0,
        moved: float = 0.0,
        environ: dict[str, str] | None = None,
        package: Path | None = None,
        name: str = "",
    ) -> None:
        self.folder = folder
        self.demo = demo
        self.moved = moved
        self.environ = environ or {}
        self.package = package  # where static, templates and translations are looked for
        self.links: dict[str, str] = {}
        self.bind = self.environ.get("DIALOGUE_BIND", "").removeprefix("unix:")
        self.port = port or (0 if self.bind else held_port(self))
        files = name or folder.name  # of several on one folder each has a name
        self.errors = folder.parent / f"{files}.err"
        self.heard = ""
        self._control = folder.parent / f"{files}.ctl"
        self._out = folder.parent / f"{files}.out"
        self.process = self._start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def host(self) -> str:
        """Under which name it is asked."""
        return self.environ.get("DIALOGUE_PUBLIC_URL", self.url).partition("://")[2]

    def connect(self) -> socket.socket:
        """Return a connection to it, past whatever stands in front."""
        place: tuple[str, int] | str = self.bind or ("127.0.0.1", self.port)
        wire = socket.socket(socket.AF_UNIX if self.bind else socket.AF_INET)
        wire.settimeout(PATIENCE)
        try:
            wire.connect(place)
        except OSError:
            wire.close()
            raise
        return wire

    def _start(self) -> Child:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in (self._control, self._out):
            path.unlink(missing_ok=True)
        os.mkfifo(self._out, 0o600)
        environ = {"DIALOGUE_DATA": str(self.folder), "PORT": str(self.port), **self.environ}
        files = {"control": str(self._control), "out": str(self._out), "errors": str(self.errors)}
        place = {"package": str(self.package)} if self.package else {}
        wish = {**files, **place, "environ": environ, "demo": self.demo, "moved": self.moved}
        child = nursery().start(wish)
        self._read_start()
        return child

    def _read_start(self) -> None:
        with self._out.open() as said:
            for line in said:
                self.heard += line
                if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                    self.port = self.port or int(found[1])
                if found := re.match(r"\s+(\S+)\s+(http://\S+/demo/\S+)", line):
                    self.links[found[1]] = found[2]
                if "private window" in line or (not self.demo and "Dialogue is at" in line):
                    return
        raise AssertionError(self.said()[-4000:])

    def link(self, name: str) -> str:
        """Return a demo link on 127.0.0.1."""
        return re.sub(r"http://[^/]+", self.url, self.links[name])

    def named_link(self, name: str) -> str:
        """Return a demo link on its own name."""
        return self.links[name]

    def move(self, seconds: float) -> None:
        """Let time pass at the server."""
        assert self.tell("move", seconds) == "yes"
        self.moved += seconds

    def tell(self, *words: object) -> str:
        """Have its clock set, or something happen at a failpoint; return what it is answered."""
        with socket.socket(socket.AF_UNIX) as wire:
            wire.settimeout(PATIENCE)
            wire.connect(str(self._control))
            wire.sendall(" ".join(map(str, words)).encode() + b"\n")
            return wire.recv(16).decode().strip()

    def wait_until_held(self) -> None:
        """Wait until it waits at a failpoint."""
        late = monotonic() + PATIENCE
        while self.tell("held") != "yes":
            assert monotonic() < late
            Event().wait(STEP)

    def kill(self) -> None:
        """End it as a power cut would end the program: at once."""
        self.process.kill()

    def again(self) -> None:
        """Start it anew on the same folder and port."""
        self.process = self._start()

    def stop(self) -> int:
        """Ask it to end, as Ctrl-C does; return its exit code."""
        self.process.send(signal.SIGINT)
        code = self.process.wait()
        assert "nothing may leave this machine" not in self.said()
        return code

    def said(self) -> str:
        """Return what it wrote to its log."""
        return self.errors.read_text() if self.errors.exists() else ""
