"""What `restore` refuses before anything is written, and what one that was broken off leaves behind."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from dialogue.flows.schema import current, differences, migrate
from dialogue.store.engines import sqlite_url, writer_engine
from tests.make.command_line import Told, at_terminal, dialogue
from tests.make.drill import Places, restore
from tests.make.nursery import nursery
from tests.make.pair import Pair
from tests.make.postgres import Server
from tests.make.server import Served

FIRST = "2026_11_22_first"  # the first tables there were
PATIENCE, STEP = 20, 0.002
PASSWORD = "wet stones under the bridge"


@pytest.fixture(scope="module")
def backed_up(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Places:
    """Two backups of one folder, the first with one member of staff and the second with two."""
    folder = tmp_path_factory.mktemp("backed up") / "data"
    shutil.copytree(made, folder)
    places = Places(folder.parent / "backups")
    typed = f"{PASSWORD}\n{PASSWORD}\n"
    steps = [dialogue(folder, "backup", "key", "--to", str(places.private))]
    for name in ("olive", "maple"):
        steps.append(dialogue(folder, "staff", "add", name, typed=typed))
        steps.append(both(folder, places))
    assert [told.code for told in steps] == [0] * 5
    return places


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "restored"


def both(folder: Path, places: Places) -> Told:
    return dialogue(folder, "backup", "--words-to", str(places.words), "--keys-to", str(places.keys))


def oldest(places: Places, part: str) -> Path:
    return min((places.folder / part).iterdir())


def accounts(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "dialogue.sqlite")) as db:
        return sorted(name for (name,) in db.execute("SELECT name FROM account"))


def test_any_words_come_back_with_the_newest_keys_and_staff_can_sign_in(
    backed_up: Places, target: Path
) -> None:
    told = restore(backed_up, target, oldest(backed_up, "words"), backed_up.newest("keys"))

    doctor = dialogue(target, "doctor")
    served = Served(target)
    assert (told.code, doctor.code, accounts(target)) == (0, 0, ["olive"]), told.all
    assert sorted(path.name for path in (target / "secrets").iterdir()) == [
        "backup.public",
        "entry.key",
        "master.key",
        "session.key",
    ]
    assert (served.stop(), served.said()) == (0, "")


def test_the_private_half_can_be_typed(backed_up: Places, target: Path) -> None:
    private = backed_up.private.read_text().strip()
    files = ["--words", str(backed_up.newest("words")), "--keys", str(backed_up.newest("keys"))]

    seen = at_terminal(target, "restore", *files, answers=[("Private half: ", private)])

    assert private not in seen
    assert accounts(target) == ["maple", "olive"]


def changed(path: Path, folder: Path, change: Callable[[bytes], bytes]) -> Path:
    folder.mkdir(exist_ok=True)
    copy = folder / path.name
    copy.write_bytes(change(path.read_bytes()))
    return copy


def refusals(places: Places, folder: Path) -> dict[str, tuple[Path, Path, str]]:
    """Words, keys, and how the sentence begins that refuses them."""
    words, keys = places.newest("words"), places.newest("keys")
    flipped = changed(words, folder / "flipped", lambda held: held[:-9] + bytes([held[-9] ^ 1]) + held[-8:])
    short = changed(keys, folder / "short", lambda held: held[:-30])
    other = changed(words, folder / "other", lambda held: b"PGDMP" + held)
    later = changed(words, folder / "later", lambda held: held.replace(b"backup 1", b"backup 2", 1))
    return {
        "a changed byte": (flipped, keys, f"{flipped} is not as it was written: "),
        "a missing end": (words, short, f"{short} is not as it was written: "),
        "the wrong way round": (keys, words, f"{keys} does not hold the words. "),
        "something else": (other, keys, f"{other} is no backup of this program."),
        "a newer version's": (later, keys, f"{later} was made by a newer version. "),
        "keys of before": (words, oldest(places, "keys"), "These keys were put by before these words, "),
    }


def test_what_will_not_do_is_refused_and_nothing_is_written(backed_up: Places, target: Path) -> None:
    cases = refusals(backed_up, target.parent)

    told = {why: restore(backed_up, target, words, keys) for why, (words, keys, _) in cases.items()}

    assert {why: each.code for why, each in told.items()} == dict.fromkeys(cases, 1)
    wrong = {why: told[why].err for why in cases if not told[why].err.startswith(f"Error: {cases[why][2]}")}
    assert (wrong, target.exists()) == ({}, False)


def test_another_private_half_is_told_by_its_mark(backed_up: Places, ready: Path, target: Path) -> None:
    other = Places(target.parent / "other")
    dialogue(ready, "backup", "key", "--to", str(other.private))
    both(ready, other)

    foreign = restore(other, target, backed_up.newest("words"), backed_up.newest("keys"))
    mixed = restore(backed_up, target, backed_up.newest("words"), other.newest("keys"))
    backed_up_mark = backed_up.newest("words").read_bytes()[:40].split()[3].decode()

    assert (foreign.code, mixed.code, target.exists()) == (1, 1, False)
    assert f"was sealed for another pair: its mark is {backed_up_mark}." in foreign.err
    assert "was sealed for another pair" in mixed.err


def test_a_folder_that_holds_something_or_is_in_use_is_left_as_it_is(
    backed_up: Places, ready: Path, tmp_path: Path
) -> None:
    files = backed_up.newest("words"), backed_up.newest("keys")
    before = {path: path.read_bytes() for path in ready.rglob("*") if path.is_file()}
    full = restore(backed_up, ready, *files)
    after = {path: path.read_bytes() for path in ready.rglob("*") if path.is_file()}
    served = Served(tmp_path / "served")

    used = restore(backed_up, served.folder, *files)

    assert served.stop() == 0
    assert (full.code, used.code, after) == (1, 1, before)
    assert full.err.startswith("Error: There is something already: ")
    assert used.err.startswith("Error: A server has this folder open.")


def test_no_server_starts_on_a_restore_that_was_broken_off(backed_up: Places, target: Path) -> None:
    files = backed_up.newest("words"), backed_up.newest("keys")
    assert restore(backed_up, target, *files).code == 0
    (target / "restore.unfinished").touch()

    told = [
        dialogue(target, "serve", PORT="0"),
        dialogue(target, "migrate"),
        dialogue(target, "demo"),
        restore(backed_up, target, *files),
    ]

    assert [each.code for each in told] == [1] * 4
    broken = f"Error: A restore into {target} did not come to its end, "
    assert [each.err.startswith(broken) for each in told[:3]] == [True] * 3
    assert told[3].err.startswith("Error: There is something already: ")


def test_a_restore_that_is_killed_leaves_nothing_that_is_served(backed_up: Places, target: Path) -> None:
    files = ["--words", str(backed_up.newest("words")), "--keys", str(backed_up.newest("keys"))]
    said = {name: str(target.parent / f"killed.{name}") for name in ("in", "out", "errors")}
    Path(said["in"]).write_text("")
    words = ["restore", *files, "--private", str(backed_up.private)]
    child = nursery().start({**said, "environ": {"DIALOGUE_DATA": str(target)}, "words": words})
    late = monotonic() + PATIENCE
    while not (target / "restore.unfinished").exists():
        assert monotonic() < late
        Event().wait(STEP)
    child.kill()

    told = dialogue(target, "serve", PORT="0")

    assert told.code == 1
    assert told.err.startswith(f"Error: A restore into {target} did not come to its end, ")


def test_a_backup_of_earlier_tables_comes_back_under_todays(made: Path, tmp_path: Path, target: Path) -> None:
    folder, places = tmp_path / "early", Places(tmp_path / "backups")
    shutil.copytree(made, folder)
    for path in folder.glob("dialogue.sqlite*"):
        path.unlink()
    early = writer_engine(sqlite_url(folder / "dialogue.sqlite"))
    migrate(early, FIRST)
    with early.begin() as db:
        row = "('a_early', 'olive', '!', NULL, 0, 'en', 0, 0)"
        db.exec_driver_sql(
            f"INSERT INTO account (id, name, password, totp, totp_step, lang, demo, closed) VALUES {row}"
        )
    early.dispose()
    dialogue(folder, "backup", "key", "--to", str(places.private))
    both(folder, places)

    told = restore(places, target, places.newest("words"), places.newest("keys"))

    now = writer_engine(sqlite_url(target / "dialogue.sqlite"))
    has, newest = current(now)
    differing = differences(now)
    now.dispose()
    assert (told.code, accounts(target), has, differing) == (0, ["olive"], newest, []), told.all
    assert has != FIRST


@pytest.mark.postgresql
def test_databases_that_hold_tables_are_left_as_they_are(
    backed_up: Places, target: Path, postgresql: Server, fresh_pair: Pair
) -> None:
    files = backed_up.newest("words"), backed_up.newest("keys")

    told = restore(backed_up, target, *files, fresh_pair)

    assert told.code == 1
    assert told.err.startswith("Error: There is something already: DIALOGUE_DATABASE_URL.")
    assert [path.name for path in target.iterdir()] == ["dialogue.lock"]
    assert postgresql.order("SELECT count(*) FROM account", fresh_pair.words) == [(0,)]
