"""The writer of PostgreSQL: who waits for whom, what is tried again, and what nobody can know."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from time import monotonic
from typing import Any

import gevent
import pytest
from gevent.event import Event
from sqlalchemy import event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, IntegrityError

from dialogue.audit.events import ActRecorded
from dialogue.kernel import limits
from dialogue.kernel.errors import Busy, Conflict, Unavailable
from dialogue.kernel.ids import new_id
from dialogue.store.engines import writer_engine
from dialogue.store.postgresql import run_alone
from dialogue.store.vacuum import rewrite
from dialogue.store.work import Work
from dialogue.store.writer import Writer, open_writer
from dialogue.streams.append import append, number
from dialogue.streams.models import StreamKind
from dialogue.streams.open import heads, open_stream
from dialogue.streams.read import first_fault
from tests.make.bed import Bed
from tests.make.channel import until
from tests.make.postgres import Server

pytestmark = pytest.mark.postgresql
Job = Any  # a greenlet
PATIENCE = 10.0
WAITING = "FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
CUT_AT_COMMIT = """
CREATE OR REPLACE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';
CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON line DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION cut();
"""


@pytest.fixture
def elsewhere(bed: Bed) -> Iterator[Writer]:
    """The writer of another process on the same database."""
    engine = writer_engine(bed.pair.words)
    yield open_writer(engine, bed.kit, bed.pools, number)
    engine.dispose()


@pytest.fixture
def line(bed: Bed) -> None:
    bed.writer.run(lambda work: work.db.execute(text("CREATE TABLE line (word TEXT UNIQUE)")).close())


def put(work: Work, word: str) -> str:
    work.db.execute(text("INSERT INTO line VALUES (:word)"), {"word": word})
    return word


def words(bed: Bed) -> list[str]:
    with bed.readers.connect() as db:
        return list(db.scalars(text("SELECT word FROM line ORDER BY word")))


class Stay:
    """A command that stays inside its transaction until it is let go."""

    def __init__(self, seen: list[str], name: str) -> None:
        self.inside, self.go = Event(), Event()
        self._seen, self._name = seen, name

    def __call__(self, work: Work) -> None:
        self._seen.append(f"{self._name} begins")
        self.inside.set()
        assert self.go.wait(PATIENCE)
        self._seen.append(f"{self._name} ends")


def begun(writer: Writer, stay: Stay, over: str | None) -> Job:
    job = gevent.spawn(writer.run, stay, over)
    assert stay.inside.wait(PATIENCE)
    return job


def waiting(writer: Writer, stay: Stay, over: str | None) -> Job:
    """Begin a command that has to wait; long enough for one that does not have to."""
    job = gevent.spawn(writer.run, stay, over)
    assert not stay.inside.wait(0.15)
    return job


def done(*jobs: Job) -> None:
    gevent.joinall(jobs, timeout=PATIENCE, raise_error=True)


def test_commands_of_different_rooms_run_at_once(bed: Bed) -> None:
    seen: list[str] = []
    here, there = Stay(seen, "here"), Stay(seen, "there")

    jobs = begun(bed.writer, here, "r_here"), begun(bed.writer, there, "r_there")
    there.go.set()
    here.go.set()
    done(*jobs)

    assert seen == ["here begins", "there begins", "there ends", "here ends"]


def test_commands_of_one_room_wait_for_each_other_in_every_process(bed: Bed, elsewhere: Writer) -> None:
    seen: list[str] = []
    first, second, third = (Stay(seen, name) for name in ("first", "second", "third"))

    jobs = [begun(bed.writer, first, "r_here")]
    jobs += [waiting(bed.writer, second, "r_here"), waiting(elsewhere, third, "r_here")]
    for stay in (second, third, first):
        stay.go.set()
    done(*jobs)

    told = [f"{name} {what}" for name in ("first", "second", "third") for what in ("begins", "ends")]
    assert sorted(seen) == sorted(told)
    assert [line.split()[0] for line in seen[::2]] == [line.split()[0] for line in seen[1::2]]


@pytest.mark.parametrize("over", ["r_here", None])
def test_what_is_over_no_room_runs_alone_in_every_process(
    bed: Bed, elsewhere: Writer, over: str | None
) -> None:
    seen: list[str] = []
    alone, other, third = Stay(seen, "alone"), Stay(seen, "other"), Stay(seen, "third")

    jobs = [begun(bed.writer, alone, None)]
    jobs += [waiting(bed.writer, other, over), waiting(elsewhere, third, over)]
    for stay in (other, third, alone):
        stay.go.set()
    done(*jobs)

    assert seen[:2] == ["alone begins", "alone ends"]


def test_one_that_runs_alone_waits_until_every_room_is_done(bed: Bed, elsewhere: Writer) -> None:
    seen: list[str] = []
    here, alone = Stay(seen, "here"), Stay(seen, "alone")

    jobs = [begun(bed.writer, here, "r_here"), waiting(elsewhere, alone, None)]
    alone.go.set()
    here.go.set()
    done(*jobs)

    assert seen == ["here begins", "here ends", "alone begins", "alone ends"]


def test_a_busy_room_leaves_connections_to_the_others(bed: Bed) -> None:
    seen: list[str] = []
    stay = Stay(seen, "busy")
    jobs = [begun(bed.writer, stay, "r_busy")]
    jobs += [gevent.spawn(bed.writer.run, lambda work: None, "r_busy") for _ in range(50)]

    answer = gevent.spawn(bed.writer.run, lambda work: "quick", "r_quiet").get(timeout=PATIENCE)
    stay.go.set()
    done(*jobs)

    assert answer == "quick"


def test_a_slow_query_does_not_stop_the_others(bed: Bed) -> None:
    ticks = 0
    slow = gevent.spawn(
        bed.writer.run, lambda work: work.db.execute(text("SELECT pg_sleep(1)")).close(), "r_slow"
    )

    while not slow.dead:
        gevent.sleep(0.01)
        ticks += 1
    slow.get()

    assert ticks > 30


def test_two_that_write_the_same_at_once_come_to_one_answer(bed: Bed, line: None) -> None:
    inside, go = Event(), Event()

    def once(work: Work) -> str:
        if work.db.scalar(text("SELECT word FROM line")) is not None:
            return "there already"
        put(work, "same")
        inside.set()
        assert go.wait(PATIENCE)
        return "written"

    first = gevent.spawn(bed.writer.run, once, "r_one")
    assert inside.wait(PATIENCE)
    second = gevent.spawn(bed.writer.run, once, "r_other")
    gevent.sleep(0.1)
    go.set()
    done(first, second)

    assert (first.value, second.value, words(bed)) == ("written", "there already", ["same"])


def test_what_is_there_already_is_told_in_the_end(bed: Bed, line: None) -> None:
    bed.writer.run(lambda work: put(work, "once"))

    with pytest.raises(IntegrityError):
        bed.writer.run(lambda work: put(work, "once"))

    assert words(bed) == ["once"]


def test_two_that_stand_in_each_others_way_are_both_done(bed: Bed, line: None) -> None:
    bed.writer.run(lambda work: (put(work, "a"), put(work, "b")))
    met = {"a": Event(), "b": Event()}

    def cross(mine: str, other: str) -> Callable[[Work], None]:
        def carry(work: Work) -> None:
            for word in (mine, other):
                work.db.execute(text("UPDATE line SET word = word WHERE word = :word"), {"word": word})
                met[mine].set()
                met[other].wait(PATIENCE)

        return carry

    one = gevent.spawn(bed.writer.run, cross("a", "b"), "r_one")
    two = gevent.spawn(bed.writer.run, cross("b", "a"), "r_two")

    done(one, two)


def test_a_connection_that_is_lost_before_the_commit_is_tried_anew(bed: Bed, line: None) -> None:
    tries: list[str] = []

    def cut(work: Work) -> str:
        tries.append(put(work, "kept"))
        if len(tries) == 1:
            work.db.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
        return "answered"

    answer = bed.writer.run(cut)

    assert (answer, tries, words(bed)) == ("answered", ["kept", "kept"], ["kept"])


def test_a_commit_that_fails_for_good_is_not_answered_as_kept(bed: Bed, line: None) -> None:
    tries: list[str] = []

    def cut(work: Work) -> None:
        work.db.exec_driver_sql(CUT_AT_COMMIT)
        tries.append(put(work, "never"))

    with pytest.raises(Unavailable):
        bed.writer.run(cut)

    assert (tries, words(bed)) == (["never"], [])


def wait_until_commits_wait(bed: Bed, postgresql: Server) -> None:
    """What is set anew holds only once a process of the server's own has read it: let somebody else try."""
    other = writer_engine(bed.pair.words)

    def commit() -> None:
        with suppress(DBAPIError):
            while True:
                with other.begin() as db:
                    db.execute(text("SELECT pg_logical_emit_message(true, '', '')"))

    trying = gevent.spawn(commit)
    until(lambda: postgresql.order(f"SELECT 1 {WAITING}"))
    postgresql.order(f"SELECT pg_terminate_backend(pid) {WAITING}")
    trying.get(timeout=PATIENCE)
    other.dispose()


def test_a_commit_of_which_nobody_knows_is_not_tried_again(bed: Bed, line: None, postgresql: Server) -> None:
    tries: list[str] = []

    def carry(work: Work) -> None:
        tries.append(put(work, "kept"))

    postgresql.order("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
    postgresql.order("SELECT pg_reload_conf()")
    try:
        wait_until_commits_wait(bed, postgresql)
        job = gevent.spawn(bed.writer.run, carry)
        until(lambda: postgresql.order(f"SELECT 1 {WAITING}"))
        postgresql.terminate(bed.pair)
        with pytest.raises(Unavailable):
            job.get(timeout=PATIENCE)
    finally:
        postgresql.order("ALTER SYSTEM RESET synchronous_standby_names")
        postgresql.order("SELECT pg_reload_conf()")

    assert (tries, words(bed)) == (["kept"], ["kept"])


def test_a_statement_that_failed_unheard_is_never_acknowledged(bed: Bed, line: None) -> None:
    def swallow(work: Work) -> str:
        put(work, "lost")
        try:
            work.db.execute(text("SELECT 1 / 0"))
        except DBAPIError:
            return "all is well"
        return "?"

    with pytest.raises(Unavailable):
        bed.writer.run(swallow)

    assert words(bed) == []


def test_a_lock_that_is_not_let_go_is_told_as_busy(bed: Bed) -> None:
    def hurry(connection: DBAPIConnection, _entry: object) -> None:
        connection.cursor().execute("SET lock_timeout = '200ms'")

    event.listen(bed.engine, "connect", hurry)
    bed.engine.dispose()
    other = writer_engine(bed.pair.words)

    with other.begin() as db:
        run_alone(db)
        with pytest.raises(Busy):
            bed.writer.run(lambda work: None, "r_here")
    other.dispose()

    assert bed.writer.run(lambda work: "again", "r_here") == "again"


def test_while_tables_cannot_be_rewritten_nobody_who_reads_them_waits(bed: Bed, line: None) -> None:
    bed.writer.run(lambda work: put(work, "kept"), "r_here")
    waits = []

    with bed.readers.connect() as backup:
        backup.execute(text("SET idle_in_transaction_session_timeout = 0"))
        backup.execute(text("SELECT word FROM line")).all()  # and goes on for hours
        rewriting = gevent.spawn(rewrite, bed.engine, ["line"])
        while not rewriting.ready():
            began = monotonic()
            assert words(bed) == ["kept"]
            waits.append(monotonic() - began)
            gevent.sleep(0.01)

    assert (rewriting.get(), max(waits) < limits.READ_SECONDS) == (False, True)
    assert rewrite(bed.engine, ["line"])


def test_a_refusal_leaves_nothing_behind_and_lets_the_next_one_in(bed: Bed, line: None) -> None:
    def refused(work: Work) -> None:
        put(work, "never")
        raise Conflict

    with pytest.raises(Conflict):
        bed.writer.run(refused, "r_here")

    assert bed.writer.run(lambda work: put(work, "next"), "r_here") == "next"
    assert words(bed) == ["next"]


def test_streams_that_two_write_to_at_once_are_numbered_one_after_the_other(bed: Bed) -> None:
    streams = bed.writer.run(
        lambda work: [open_stream(work.db, new_id("p"), StreamKind.OFFICE) for _ in "12"]
    )
    both, met, tries = {"one": streams, "two": streams[::-1]}, Event(), []

    def tell(name: str) -> Callable[[Work], None]:
        def carry(work: Work) -> None:
            tries.append(name)
            for stream in both[name]:
                append(work, stream, ActRecorded("staff.sign_in", new_id("a")))
            if len(tries) == 2:
                met.set()
            assert met.wait(PATIENCE)

        return carry

    done(*(gevent.spawn(bed.writer.run, tell(name), f"r_{name}") for name in both))

    with bed.readers.connect() as db:
        assert heads(db, streams) == dict.fromkeys(streams, 2)
        assert [first_fault(db, stream) for stream in streams] == [None, None]
    assert sorted(tries) == ["one", "two"]
