"""One server as a process: started, stopped for a while so that it takes nothing from another, and ended."""

import os
import re
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

from bench.places import BUILD, ROOT


class Process:
    """A server on loopback; it says its port when it listens.

    `dialect` is what it is spoken to in; `offered` is whether clients offer to compress, as browsers do.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        environ: Mapping[str, str] | None = None,
        *,
        dialect: str = "bare",
        offered: bool = True,
    ) -> None:
        self.name = name
        self.dialect = dialect
        self.offered = offered
        self._command = list(command)
        self._environ = {**os.environ, "PYTHONUNBUFFERED": "1", **(environ or {})}
        BUILD.mkdir(parents=True, exist_ok=True)
        self._errors = BUILD / f"{name}.err"
        self.port = 0
        self.start()

    def start(self) -> None:
        """Start it and wait until it listens."""
        with self._errors.open("ab") as errors:
            self._process = subprocess.Popen(
                self._command, cwd=ROOT, env=self._environ, stdout=subprocess.PIPE, stderr=errors, text=True
            )
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if found := re.search(r"127\.0\.0\.1:(\d+)", line):
                self.port = int(found[1])
                return
        raise SystemExit(f"{self.name} did not start:\n{self._errors.read_text()[-2000:]}")

    @property
    def pid(self) -> int:
        return self._process.pid

    def rest(self) -> None:
        """Stop it where it stands: another one is measured."""
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it run again."""
        self._process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def end(self) -> None:
        """End it; it has nothing left to lose."""
        self.go_on()
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def memory(self) -> int:
        """Return the bytes that are this process's own, and its part of what it shares."""
        rollup = Path(f"/proc/{self.pid}/smaps_rollup").read_text()
        found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
        assert found
        return int(found[1]) * 1024

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()
