"""The echo server in a process of its own: started, watched and stopped by the test that needs it."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

from tests.make.wire import Wire

ROOT = Path(__file__).parents[2]


class Echo:
    def __init__(self, **options: object) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.live.echo_server", json.dumps(options)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout
        self.port: int = json.loads(self._process.stdout.readline() or "{}").get("port", 0)

    @property
    def pid(self) -> int:
        return self._process.pid

    def wire(self, **how: Any) -> Wire:
        """Open a socket and say CONNECT."""
        wire = Wire.open(self.port, **how)
        wire.join()
        return wire

    def resident(self) -> int:
        """Return the bytes of memory the server holds now."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) * 1024

    def signal(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def stop(self) -> tuple[int, str]:
        """Stop it; return its exit code and all it wrote to stderr."""
        if self._process.poll() is None:
            self._process.terminate()
        try:
            _, told = self._process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            _, told = self._process.communicate()
        return self._process.returncode, told

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
