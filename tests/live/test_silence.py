"""What fails beside a request is named in the log, and nothing of what it said."""

import subprocess
import sys

import pytest

PROGRAM = """
import logging
import gevent
from dialogue.kernel.errors import Missing
from dialogue.live.silence import name_faults_only
from dialogue.store.pools import Pools

def fail(fault):
    raise fault

logging.basicConfig(format="%(message)s")
name_faults_only()
pools = Pools()
tasks = [gevent.spawn(fail, ValueError("a word"))]
for run in (pools.commit, pools.read, pools.password):
    tasks.append(gevent.spawn(lambda run=run: run(lambda: fail(KeyError("a word")))))
tasks.append(gevent.spawn(lambda: pools.password(lambda: fail(Missing(word="a word")))))
gevent.joinall(tasks)
pools.close()
"""


@pytest.fixture(scope="module")
def said() -> str:
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=60
    )
    return told.stdout + told.stderr


def test_a_fault_in_a_greenlet_or_a_thread_is_named(said: str) -> None:
    assert {line for line in said.splitlines() if line} >= {
        "a task failed: ValueError",
        "a task failed: KeyError",
    }


def test_nothing_of_its_words_is_told_and_a_refusal_is_no_fault(said: str) -> None:
    assert ("a word" in said, "Traceback" in said, "Missing" in said) == (False, False, False)
