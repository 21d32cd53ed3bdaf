"""The writer: what is true of it on every database, and what is so on SQLite alone."""

import sqlite3
from contextlib import closing
from functools import partial
from itertools import count
from time import monotonic
from typing import Any

import gevent
import pytest
from gevent.event import Event
from sqlalchemy import event, text

from dialogue.kernel.errors import Busy, Conflict, Declined, Unavailable
from dialogue.store.sqlite_writer import LOCK_WAIT, SqliteWriter
from dialogue.store.work import Pending, Work
from dialogue.streams.append import number
from tests.make.bed import Bed

PATIENCE = 10.0


def _table(bed: Bed) -> None:
    bed.writer.run(lambda work: work.db.execute(text("CREATE TABLE line (word TEXT UNIQUE)")).close())


def _words(bed: Bed) -> list[str]:
    with bed.readers.connect() as db:
        return [row[0] for row in db.execute(text("SELECT word FROM line ORDER BY word"))]


def _put(work: Work, word: str) -> str:
    work.db.execute(text("INSERT INTO line VALUES (:word)"), {"word": word})
    return word


def test_what_run_returned_from_can_be_read_by_another_connection(bed: Bed) -> None:
    _table(bed)

    answer = bed.writer.run(lambda work: _put(work, "kept"))

    assert (answer, _words(bed)) == ("kept", ["kept"])


def test_a_command_that_fails_is_undone_alone_and_its_neighbours_are_kept(bed: Bed) -> None:
    _table(bed)

    def fails(work: Work) -> None:
        _put(work, "never")
        raise Conflict

    jobs: list[Any] = [
        gevent.spawn(bed.writer.run, lambda work: _put(work, "one")),
        gevent.spawn(bed.writer.run, fails),
        gevent.spawn(bed.writer.run, lambda work: _put(work, "two")),
    ]
    gevent.joinall(jobs)

    assert _words(bed) == ["one", "two"]
    assert [type(job.exception) for job in jobs] == [type(None), Conflict, type(None)]


def test_where_all_are_refused_nothing_is_committed_and_nothing_stays(bed: Bed) -> None:
    _table(bed)
    commits: list[object] = []
    event.listen(bed.engine, "commit", commits.append)

    def refused(work: Work) -> None:
        _put(work, "never")
        raise Declined("flood", wait_s=1)

    jobs: list[Any] = [gevent.spawn(bed.writer.run, refused) for _ in range(3)]
    gevent.joinall(jobs)
    after = len(commits)
    kept = bed.writer.run(lambda work: _put(work, "kept"))

    assert [type(job.exception) for job in jobs] == [Declined] * 3
    assert (after, len(commits), kept, _words(bed)) == (0, 1, "kept", ["kept"])


@pytest.mark.sqlite
def test_a_batch_is_carried_out_while_the_one_before_is_told_and_told_after_it(bed: Bed) -> None:
    _table(bed)
    seen: list[str] = []
    numbers, carried, answered, told = count(1), Event(), Event(), Event()
    awaited = {1: carried, 2: answered}

    def tell(pending: list[Pending]) -> None:
        number = next(numbers)
        seen.append(f"{number} is being told")
        awaited[number].wait(PATIENCE)  # a telling that has to wait for something
        seen.append(f"{number} is told")
        if number == 2:
            told.set()

    def carry(work: Work, word: str) -> None:
        seen.append(f"{_put(work, word)} is carried out")
        if word == "2":
            carried.set()

    def say(word: str) -> None:
        bed.writer.run(partial(carry, word=word))
        seen.append(f"{word} is answered")
        if word == "2":
            answered.set()

    bed.writer.told = tell
    say("1")
    say("2")
    told.wait(PATIENCE)

    assert seen == [
        "1 is carried out",
        "1 is being told",
        "1 is answered",
        "2 is carried out",
        "1 is told",
        "2 is being told",
        "2 is answered",
        "2 is told",
    ]


@pytest.mark.sqlite
def test_an_outer_rollback_removes_a_released_savepoint(bed: Bed) -> None:
    _table(bed)

    with bed.engine.connect() as db:
        db.begin()
        with db.begin_nested():
            db.execute(text("INSERT INTO line VALUES ('ghost')"))
        db.rollback()

    assert _words(bed) == []


@pytest.mark.sqlite
def test_the_connection_that_writes_waits_for_the_disk(bed: Bed) -> None:
    settings = bed.writer.run(
        lambda work: [
            work.db.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        ]
    )

    assert settings == ["wal", 2, 1, 1]


@pytest.mark.sqlite
def test_a_full_disk_in_the_middle_keeps_exactly_what_was_acknowledged(bed: Bed) -> None:
    _table(bed)
    with bed.engine.connect() as db:
        pages = db.execute(text("PRAGMA page_count")).scalar_one()
        db.execute(text(f"PRAGMA max_page_count = {pages + 4}"))

    words = [f"{each}-" + "x" * 1500 for each in range(30)]
    jobs = [gevent.spawn(bed.writer.run, lambda work, word=word: _put(work, word)) for word in words]
    gevent.joinall(jobs)

    acknowledged = [word for word, job in zip(words, jobs, strict=True) if job.exception is None]
    assert sorted(_words(bed)) == sorted(acknowledged)
    assert {type(job.exception) for job in jobs if job.exception} == {Unavailable}
    assert acknowledged


@pytest.mark.sqlite
def test_while_somebody_else_has_the_lock_all_who_wait_are_told_at_once(bed: Bed) -> None:
    _table(bed)
    writer, patience = SqliteWriter(bed.engine, bed.kit, bed.pools, number, lock_tries=10), 10 * LOCK_WAIT
    words = [f"word {each}" for each in range(20)]

    with closing(sqlite3.connect(bed.folder / "dialogue.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = monotonic()
        jobs = [gevent.spawn(writer.run, lambda work, word=word: _put(work, word)) for word in words]
        gevent.joinall(jobs)
        waited = monotonic() - began
        other.execute("ROLLBACK")

    assert {type(job.exception) for job in jobs} == {Busy}
    assert waited < len(jobs) * patience / 2
    assert bed.writer.run(lambda work: _put(work, "after it")) == "after it"
