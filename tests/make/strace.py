"""Looks at the calls that a running server makes of the kernel, and has some of them fail."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from tests.make.server import Served

ABSENT: Final = (
    "Tests of what reaches the disk were skipped: there is no strace here, or it may not look at other "
    "processes. On Debian, `apt-get install strace` brings it."
)
LONG: Final = "400"  # letters of what is written that are shown: enough for an answer


@contextmanager
def traced(served: Served, *how: str, into: Path) -> Iterator[None]:
    """Look at every thread of a server for the length of a block; lines in order of their ends."""
    with looking_at([served.process.pid], *how, into=into):
        yield


@contextmanager
def looking_at(pids: Sequence[int], *how: str, into: Path, letters: str = LONG) -> Iterator[None]:
    """Look at several processes, and all that they start, at once.

    One tracer sees all of them, and none goes on from a call before it was seen: what one process does
    because another one has done something stands after it.
    """
    program = shutil.which("strace")
    if program is None:
        _absent()
    command = [str(program), "-f", "-y", "-s", letters, "-o", str(into), *how]
    command += [word for pid in pids for word in ("-p", str(pid))]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as looking:
        assert looking.stderr is not None
        for _ in pids:
            told = looking.stderr.readline()
            if "attached" not in told and "No such process" not in told:  # one may have ended meanwhile
                looking.send_signal(signal.SIGINT)
                looking.wait()
                _absent()
        try:
            yield
        finally:
            looking.send_signal(signal.SIGINT)  # it lets go, and the server goes on
            looking.communicate(timeout=20)


def _absent() -> None:
    if os.environ.get("CI"):
        pytest.fail(ABSENT.replace("were skipped", "cannot run, and CI must not skip them"))
    pytest.skip(ABSENT)
