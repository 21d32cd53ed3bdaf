"""Files: for one person, once, for a quarter of an hour; and their bytes outside the database."""

from pathlib import Path

import pytest

from dialogue.flows.demo.seed import Demo
from dialogue.flows.office.make_file import make_file
from dialogue.flows.office.sweep_files import sweep_files
from dialogue.flows.office.take_file import take_file
from dialogue.kernel import limits
from dialogue.kernel.errors import Conflict, Missing, TooMany
from dialogue.summaries.files import file_is_ready, find_file
from dialogue.summaries.shelf import Shelf
from tests.make.bed import Bed
from tests.make.demo import unpublish
from tests.make.office import an_account

MINUTE = 60


def ready(stage: Bed, account: str, closed: str) -> str:
    """A file that can be taken; its token."""
    file, token = stage.writer.run(lambda work: make_file(work, account, closed, "az", "csv"))
    stage.writer.run(lambda work: file_is_ready(work, file))
    return token


def takes(stage: Bed, account: str, token: str) -> bool:
    try:
        stage.writer.run(lambda work: take_file(work, account, token))
    except Missing:
        return False
    return True


def test_a_file_is_taken_once(stage: Bed, demo: Demo, closed: str) -> None:
    organiser = demo.accounts["organiser"]
    token = ready(stage, organiser, closed)

    assert [takes(stage, organiser, token) for _ in range(3)] == [True, False, False]


def test_a_file_is_there_for_a_quarter_of_an_hour(stage: Bed, demo: Demo, closed: str) -> None:
    organiser = demo.accounts["organiser"]
    early, late = ready(stage, organiser, closed), ready(stage, organiser, closed)

    stage.clock.advance(15 * MINUTE - 1)
    assert takes(stage, organiser, early)
    stage.clock.advance(1)

    assert not takes(stage, organiser, late)


def test_a_file_is_for_the_one_who_asked_for_it(stage: Bed, demo: Demo, closed: str) -> None:
    organiser, other = demo.accounts["organiser"], an_account(stage)
    token = ready(stage, organiser, closed)

    assert not takes(stage, other, token)
    assert not takes(stage, demo.accounts["moderator-1"], token)
    assert not takes(stage, organiser, token + "x")
    assert takes(stage, organiser, token)


def test_what_is_not_ready_is_not_taken(stage: Bed, demo: Demo, closed: str) -> None:
    organiser = demo.accounts["organiser"]

    _, token = stage.writer.run(lambda work: make_file(work, organiser, closed, "az", "csv"))

    assert not takes(stage, organiser, token)
    with stage.readers.connect() as db:
        assert find_file(db, organiser, token, stage.clock.now()).ready is False


def test_a_draft_has_no_file(stage: Bed, demo: Demo, closed: str) -> None:
    unpublish(stage, closed)

    with pytest.raises(Conflict) as refused:
        stage.writer.run(lambda work: make_file(work, demo.accounts["organiser"], closed, "en", "json"))

    assert refused.value.data == {"why": "draft"}


def test_only_so_many_files_wait_at_a_time(stage: Bed, demo: Demo, closed: str) -> None:
    organiser = demo.accounts["organiser"]
    for _ in range(limits.FILES_MAX):
        ready(stage, organiser, closed)

    with pytest.raises(TooMany):
        ready(stage, organiser, closed)
    stage.clock.advance(15 * MINUTE)

    assert takes(stage, organiser, ready(stage, organiser, closed))


def test_a_shelf_gives_its_bytes_out_once_and_to_nobody_else_on_the_machine(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "files")

    shelf.put("f_one", ("m_a", "m_b"), b"bytes")

    [path] = (tmp_path / "files").iterdir()
    assert (path.stat().st_mode & 0o777, (tmp_path / "files").stat().st_mode & 0o777) == (0o600, 0o700)
    assert shelf.take("f_one", ("m_b", "m_a")) == b"bytes"
    assert list((tmp_path / "files").iterdir()) == []
    with pytest.raises(Conflict):
        shelf.take("f_one", ("m_a", "m_b"))


def test_a_file_made_before_a_quote_was_erased_is_thrown_away(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "files")
    shelf.put("f_one", ("m_a", "m_b"), b"both")

    with pytest.raises(Conflict) as refused:
        shelf.take("f_one", ("m_a",))

    assert refused.value.data == {"why": "changed"}
    assert list((tmp_path / "files").iterdir()) == []


def test_what_nobody_came_for_is_swept_from_the_disk(stage: Bed, demo: Demo, closed: str) -> None:
    organiser, shelf = demo.accounts["organiser"], Shelf(stage.folder / "files")
    old, _ = stage.writer.run(lambda work: make_file(work, organiser, closed, "az", "csv"))
    shelf.put(old, (), b"old")
    stage.clock.advance(15 * MINUTE)
    new, _ = stage.writer.run(lambda work: make_file(work, organiser, closed, "az", "csv"))
    shelf.put(new, (), b"new")

    sweep_files(stage.writer, shelf)

    assert [path.name.split(".")[0] for path in (stage.folder / "files").iterdir()] == [new]
