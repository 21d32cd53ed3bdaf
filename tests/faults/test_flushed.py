"""An answer leaves when the disk has it: the flush comes first; where it fails nothing is acknowledged."""

import re
from pathlib import Path

import pytest

from tests.make.bustle import bustle
from tests.make.guest import Guest
from tests.make.insistent import spelled
from tests.make.invariants import check
from tests.make.seed import Seed
from tests.make.strace import traced
from tests.make.venue import Line, Venue

pytestmark = pytest.mark.sqlite  # PostgreSQL flushes in a process of its own, and stops when it cannot
CALLS = "trace=fdatasync,fsync,pwrite64,write,sendto,sendmsg,send"
WROTE = re.compile(r"(pwrite64|write)\(\d+<[^>]*dialogue\.sqlite-wal>")
FLUSHED = re.compile(r"fdatasync\(\d+<[^>]*dialogue\.sqlite-wal>\)\s+= 0|fdatasync resumed>\)\s+= 0")
MESSAGES = 10


def test_an_answer_leaves_after_the_flush(hall: Venue, tmp_path: Path, seed: Seed) -> None:
    told, trace = [], tmp_path / "trace"
    name = seed.choice(["Leaf", "Cup"])
    with hall.wire(name) as line, traced(hall.served, "-e", CALLS, into=trace):
        ways: list[Line | Guest] = [line, hall.guest(name)]
        for _ in range(MESSAGES):
            hall.served.tell("set", 15)  # the beacon, which writes too, does not come for it
            answer = seed.choice(ways).say(spelled(), lang=hall.people[name].langs[0])
            told.append(answer["message"])

    lines = trace.read_text().splitlines()
    waiting, before = 0, 0
    for message in told:
        left = next(at for at, each in enumerate(lines) if message in each and "send" in each)
        wrote = [at for at in range(before, left) if WROTE.search(lines[at])]
        flushed = [at for at in range(before, left) if FLUSHED.search(lines[at])]
        waiting += not (wrote and flushed and wrote[-1] < flushed[-1])
        before = left
    assert waiting == 0, lines


def test_where_the_flush_fails_nothing_is_acknowledged(hall: Venue, tmp_path: Path, seed: Seed) -> None:
    with bustle(hall, seed) as people:
        for _ in seed.rounds(1, 5):
            broken = ("-e", "trace=fdatasync", "-e", "inject=fdatasync:error=EIO")
            with traced(hall.served, *broken, into=tmp_path / "trace"):
                people.until_put_off()
                before = people.kept()
                people.go_on(seed.uniform(0.3, 0.8))
                after = people.kept()
            people.until_well()
            assert after == before

    check(hall, people)


def test_where_some_flushes_fail_every_answer_is_true(hall: Venue, tmp_path: Path, seed: Seed) -> None:
    with bustle(hall, seed) as people:
        for _ in seed.rounds(1, 5):
            when = f"inject=fdatasync:error=EIO:when={seed.randint(1, 3)}+{seed.randint(2, 5)}"
            with traced(hall.served, "-e", "trace=fdatasync", "-e", when, into=tmp_path / "trace"):
                people.go_on(seed.uniform(0.3, 0.8))

    check(hall, people)
