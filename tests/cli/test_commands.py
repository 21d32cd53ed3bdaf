"""What each command does, says and ends with."""

import re
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from tests.make.command_line import at_terminal, dialogue
from tests.make.server import Served

PASSWORD = "wet stones under the bridge"
TWICE = f"{PASSWORD}\n{PASSWORD}\n"


def count(folder: Path, table: str) -> int:
    with closing(sqlite3.connect(folder / "dialogue.sqlite")) as db:
        found: int = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return found


@pytest.mark.parametrize("words", [["--help"], ["staff", "-h"], ["staff", "add", "-h"]])
def test_help_says_what_there_is_and_cuts_nothing_short(folder: Path, words: list[str]) -> None:
    told = dialogue(folder, *words)

    usage, _, rest = told.out.partition("\n")
    cut = [line for line in rest.splitlines() if line.endswith("...")]
    assert (told.code, told.err, usage.startswith("Usage: dialogue"), cut) == (0, "", True, [])
    assert not folder.exists()


def test_init_makes_a_folder_that_is_its_owners_alone(folder: Path) -> None:
    told = dialogue(folder, "init")

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [folder, *folder.rglob("*")]}
    assert (told.code, told.err) == (0, "")
    assert {name for name, mode in modes.items() if mode & 0o077} == set()
    assert {"session.key", "entry.key", "master.key", "dialogue.sqlite", "keys.sqlite"} <= set(modes)
    assert "secrets" in told.out


def test_init_again_keeps_every_secret(ready: Path) -> None:
    folder = ready
    before = {path.name: path.read_text() for path in (folder / "secrets").iterdir()}

    again = dialogue(folder, "init")

    assert (again.code, "secrets" in again.out) == (0, False)
    assert {path.name: path.read_text() for path in (folder / "secrets").iterdir()} == before


def test_migrate_brings_an_empty_database_up_to_date(folder: Path) -> None:
    told = dialogue(folder, "migrate")

    assert (told.code, told.all) == (0, "The database is up to date.\n")
    assert count(folder, "alembic_version") == 1


def test_a_member_of_staff_is_added_with_a_password_that_nobody_sees(ready: Path) -> None:
    answers = [("Password: ", PASSWORD), ("once more: ", PASSWORD)]
    seen = at_terminal(ready, "staff", "add", "Olive Grove", "--lang", "hy", answers=answers)

    assert PASSWORD not in seen
    assert len(re.findall(r"^  \w{4}-\w{4}-\w{4}-\w{4}\r$", seen, re.MULTILINE)) == 10
    with closing(sqlite3.connect(ready / "dialogue.sqlite")) as db:
        assert db.execute("SELECT name, lang FROM account").fetchall() == [("olive grove", "hy")]


def test_a_password_is_never_an_argument(folder: Path) -> None:
    told = dialogue(folder, "staff", "add", "olive", "--password", PASSWORD)

    assert (told.code, PASSWORD in told.all) == (2, False)


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("olive", "short\nshort\n", "Error: The password needs 8 characters or more.\n"),
        (
            "olive",
            "password1234\npassword1234\n",
            "Error: Too many people use this password. Choose another.\n",
        ),
        ("o" * 50, TWICE, "Error: The name may have 40 characters at the most.\n"),
        ("o\u202ek", TWICE, "Error: This text cannot be taken.\n"),
    ],
)
def test_what_will_not_do_is_refused_with_a_sentence(
    ready: Path, name: str, typed: str, sentence: str
) -> None:
    told = dialogue(ready, "staff", "add", name, typed=typed)

    assert (told.code, told.err.endswith(sentence)) == (1, True), told.err
    assert "Traceback" not in told.err
    assert count(ready, "account") == 0


def test_a_name_is_given_once(ready: Path) -> None:
    first = dialogue(ready, "staff", "add", "olive", typed=TWICE)

    second = dialogue(ready, "staff", "add", "OLIVE", typed=TWICE)

    assert (first.code, second.code, count(ready, "account")) == (0, 1, 1)
    assert second.err.endswith("Error: That is already there; nothing was changed.\n")


def test_the_demo_fills_an_empty_database_and_no_other(stage_folder: Path) -> None:
    again = dialogue(stage_folder, "demo")

    assert (again.code, count(stage_folder, "programme")) == (1, 1)
    assert again.err == "Error: That is already there; nothing was changed.\n"


@pytest.mark.parametrize("form", ["html", "json", "csv"])
def test_a_published_summary_is_written_to_a_file(stage_folder: Path, tmp_path: Path, form: str) -> None:
    with closing(sqlite3.connect(stage_folder / "dialogue.sqlite")) as db:
        [[session]] = db.execute("SELECT session_id FROM summary").fetchall()

    told = dialogue(
        stage_folder, "export", session, "--lang", "hy", "--form", form, "--to", str(tmp_path / "out")
    )
    shown = dialogue(stage_folder, "export", session, "--lang", "hy", "--form", form)

    assert (told.code, told.all, shown.code) == (0, "", 0)
    assert shown.out == (tmp_path / "out").read_text()
    assert len(shown.out) > 1000


def test_what_is_not_published_is_not_exported(stage_folder: Path) -> None:
    told = dialogue(stage_folder, "export", "s_aaaaaaaaaaaaaaaaaaaa", "--lang", "en")

    assert (told.code, told.out) == (1, "")
    assert told.err == "Error: There is no such thing here, or it is not published yet.\n"


@pytest.fixture(scope="module")
def stage_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that a running server was told to fill with the demo."""
    served = Served(tmp_path_factory.mktemp("demo") / "data")
    told = dialogue(served.folder, "demo")
    assert (told.code, served.stop()) == (0, 0)
    return served.folder


# With a server on the same folder it is the server that does it.


def test_a_running_server_adds_staff_by_itself(served: Served) -> None:
    told = dialogue(served.folder, "staff", "add", "maple", typed=TWICE)

    assert told.code == 0
    with closing(sqlite3.connect(served.folder / "dialogue.sqlite")) as db:  # their browser is asked
        assert db.execute("SELECT name, lang FROM account").fetchall() == [("maple", "")]


def test_a_running_server_says_what_it_refused(served: Served) -> None:
    told = dialogue(served.folder, "staff", "add", "elm", typed="short\nshort\n")

    assert (told.code, told.err.endswith("Error: The password needs 8 characters or more.\n")) == (1, True)


def test_a_running_server_is_not_migrated_under_its_feet(served: Served) -> None:
    told = dialogue(served.folder, "migrate")

    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("Error: A server is running on this folder")
