"""Ctrl-C ends the program at any moment without a word, and `make run` with it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Final

import pytest

from tests.make.nursery import ROOT

MAKE_RUN: Final = ["make", "run", "READY=", f"VENV={sys.prefix}"]  # all that it stands on is there
PATIENCE: Final = 20
LOADING: Final = "import time:"
# what make itself says, and ends with, when its child has ended before it has read the signal
WAITED_TWICE: Final = ("make: *** wait: No child", "make: *** Waiting for unfinished jobs")
ENDS: Final = (-signal.SIGINT, 2)
ABOUT_LINKS: Final = ("This is a demo.", "  ", "If your browser")


@contextmanager
def started(folder: Path, *words: str) -> Iterator["subprocess.Popen[str]"]:
    """A program at a terminal of its own, on a folder, with both its outputs in one."""
    keep = {"DIALOGUE_DATA": str(folder), "PORT": "0", "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    keep["PYTHONPROFILEIMPORTTIME"] = "1"  # so that one can hear it load
    with subprocess.Popen(
        ("env", "--default-signal=INT", *words),  # whoever runs the tests may not listen to it
        cwd=ROOT,
        env=keep,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as program:
        yield program


def heard(program: "subprocess.Popen[str]", word: str) -> None:
    """Listen until the program says a word."""
    assert program.stdout is not None
    assert any(word in line for line in program.stdout)


def said_until_its_end(program: "subprocess.Popen[str]") -> str:
    """Return what else it says. With a timeout `communicate` would pass over what is half read already."""
    assert program.stdout is not None
    late = Timer(PATIENCE, os.killpg, (program.pid, signal.SIGKILL))
    late.start()
    try:
        rest = program.stdout.read()
        program.wait()
    finally:
        late.cancel()
    return rest


def test_ctrl_c_ends_what_still_loads_its_libraries_without_a_traceback(folder: Path) -> None:
    with started(folder, sys.executable, "-m", "dialogue", "serve") as program:
        heard(program, "gevent.monkey")
        os.killpg(program.pid, signal.SIGINT)
        rest = said_until_its_end(program)

    assert program.returncode == -signal.SIGINT  # a shell says 130
    assert [line for line in rest.splitlines() if not line.startswith(LOADING)] == []


@pytest.mark.parametrize("moment", ["gevent.monkey", "Making the demo", "Dialogue is at"])
def test_ctrl_c_is_no_fault_to_make_whatever_is_being_done(folder: Path, moment: str) -> None:
    with started(folder, *MAKE_RUN) as program:
        heard(program, moment)
        os.killpg(program.pid, signal.SIGINT)
        rest = said_until_its_end(program)

    told = [line for line in rest.splitlines() if line and not line.startswith((LOADING, *ABOUT_LINKS))]
    waited_twice = [line for line in told if line.startswith(WAITED_TWICE)]
    assert (program.returncode, told) == (ENDS[bool(waited_twice)], waited_twice)


def test_a_server_ends_with_the_make_that_started_it(folder: Path) -> None:
    with started(folder, *MAKE_RUN) as program:
        heard(program, "Dialogue is at")
        program.terminate()
        program.communicate(timeout=PATIENCE)  # until nobody holds its end of the pipe any more

    assert not (folder / "dialogue.sock").exists()
