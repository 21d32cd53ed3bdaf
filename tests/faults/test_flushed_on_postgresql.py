"""On PostgreSQL an answer leaves when its log is on the disk; where that fails nothing is acknowledged."""

import re
from pathlib import Path
from typing import Final

import pytest

from tests.make.bustle import bustle
from tests.make.guest import Guest
from tests.make.insistent import spelled
from tests.make.invariants import check
from tests.make.postgres import Server
from tests.make.seed import Seed
from tests.make.strace import looking_at
from tests.make.venue import Line, Venue

pytestmark = [pytest.mark.postgresql, pytest.mark.story]
CALLS: Final = "trace=fdatasync,fsync,recvfrom,sendto,sendmsg,send"
WHOLE: Final = "9000"  # letters: all that one process says to another at once
FLUSHED: Final = re.compile(r"fdatasync(\(\d+<[^>]*/pg_wal/[^>]*>\)| resumed>\))\s+= 0$")
TOLD: Final = re.compile(r'send(to|msg)?\(.*\\"became\\":')
COMMIT: Final = re.compile(r'recvfrom.*"Q\\0\\0\\0\\vCOMMIT\\0"')
KEPT: Final = re.compile(r'sendto\(.*"C\\0\\0\\0\\vCOMMIT\\0')
BROKEN: Final = ("-e", "trace=fdatasync", "-e", "inject=fdatasync:error=EIO")
MESSAGES: Final = 6


def steps(lines: list[str], message: str, before: int) -> list[int]:
    """Return where these five stand: told to the database, to be kept, flushed, kept, and told its author."""
    left = next(at for at in range(before, len(lines)) if TOLD.search(lines[at]) and message in lines[at])
    told = next(at for at in range(before, left) if "recvfrom" in lines[at] and message in lines[at])
    backend = lines[told].split()[0]
    mine = [at for at in range(told, left) if lines[at].split()[0] == backend]
    asked = next(at for at in mine if COMMIT.search(lines[at]))
    kept = next(at for at in mine if at > asked and KEPT.search(lines[at]))
    flushed = [at for at in range(asked, kept) if FLUSHED.search(lines[at])]
    return [told, asked, *flushed[-1:], kept, left]


def test_an_answer_leaves_after_the_flush_of_the_log(
    venue: Venue, server: Server, tmp_path: Path, seed: Seed
) -> None:
    told, trace = [], tmp_path / "trace"
    name = seed.choice(["Leaf", "Cup"])
    both = [venue.served.process.pid, *server.pids]
    with venue.wire(name) as line, looking_at(both, "-e", CALLS, into=trace, letters=WHOLE):
        ways: list[Line | Guest] = [line, venue.guest(name)]
        for _ in seed.rounds(MESSAGES, 5 * MESSAGES):
            venue.served.move(15)
            answer = seed.choice(ways).say(spelled(), lang=venue.people[name].langs[0])
            told.append(answer["message"])

    lines, before = trace.read_text().splitlines(), 0
    for message in told:
        found = steps(lines, message, before)
        assert (len(found), found) == (5, sorted(found)), lines[before : found[-1] + 1]
        before = found[-1]


@pytest.mark.soak
def test_where_the_flush_of_the_log_fails_nothing_is_acknowledged(
    venue: Venue, server: Server, tmp_path: Path, seed: Seed
) -> None:
    with bustle(venue, seed) as people:
        for _ in seed.rounds(1, 3):
            with looking_at(server.pids, *BROKEN, into=tmp_path / "trace"):
                people.until_put_off()
                before = people.kept()
                people.go_on(seed.uniform(0.1, 0.5))  # it ends itself, begins anew, and fails again
                after = people.kept()
            people.until_well()
            assert after == before

    check(venue, people)


def test_where_one_flush_fails_every_answer_is_true(
    venue: Venue, server: Server, tmp_path: Path, seed: Seed
) -> None:
    with bustle(venue, seed) as people:
        for number in seed.rounds(1, 5):
            trace = tmp_path / f"trace-{number}"
            _, *others = server.pids  # whoever comes after them is whole: it comes back by itself
            with looking_at(others, "-e", "trace=fdatasync", "-e", f"{BROKEN[-1]}:when=1", into=trace):
                while "INJECTED" not in trace.read_text():
                    people.go_on(seed.uniform(0.1, 0.3))
                people.until_well()

    check(venue, people)
