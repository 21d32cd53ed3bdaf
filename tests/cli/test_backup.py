"""What `backup` writes and refuses: two folders, whole files or none, and a week."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.make.command_line import Told, at_terminal, dialogue
from tests.make.drill import Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "backups")


@pytest.fixture
def keyed(ready: Path, places: Places) -> Path:
    """A data folder that has the public half of a pair."""
    assert dialogue(ready, "backup", "key", "--to", str(places.private)).code == 0
    return ready


def both(folder: Path, places: Places) -> Told:
    return dialogue(folder, "backup", "--words-to", str(places.words), "--keys-to", str(places.keys))


def test_the_private_half_is_shown_once_and_kept_nowhere(ready: Path) -> None:
    seen = at_terminal(ready, "backup", "key", answers=[])

    private = next(line.strip() for line in seen.splitlines() if "private-1-" in line)
    held = [
        path for path in ready.rglob("*") if path.is_file() and private[-72:].encode() in path.read_bytes()
    ]
    assert (len(private), held) == (len("dialogue-backup-private-1-") + 72, [])
    assert stat.S_IMODE((ready / "secrets" / "backup.public").stat().st_mode) == 0o600


def test_a_pair_is_not_replaced_by_mistake(keyed: Path, places: Places, tmp_path: Path) -> None:
    public = (keyed / "secrets" / "backup.public").read_text()

    again = dialogue(keyed, "backup", "key")
    over = dialogue(keyed, "backup", "key", "--anew", "--to", str(places.private))
    kept = (keyed / "secrets" / "backup.public").read_text()
    anew = dialogue(keyed, "backup", "key", "--anew", "--to", str(tmp_path / "other"))

    assert [told.code for told in (again, over, anew)] == [1, 1, 0]
    assert again.err.startswith("Error: There is a pair already; its mark is ")
    assert "File exists. Nothing was changed." in over.err
    assert kept == public != (keyed / "secrets" / "backup.public").read_text()


def test_both_files_are_their_owners_alone_and_say_what_they_are(keyed: Path, places: Places) -> None:
    told = both(keyed, places)

    [words], [keys] = list(places.words.iterdir()), list(places.keys.iterdir())
    assert (told.code, told.err) == (0, "")
    assert [stat.S_IMODE(path.stat().st_mode) for path in (words, keys)] == [0o600] * 2
    assert words.read_bytes().startswith(b"dialogue-backup 1 words ")
    assert keys.read_bytes().startswith(b"dialogue-backup 1 keys ")
    assert [str(path) in told.out for path in (words, keys)] == [True] * 2


def test_no_secret_lies_open_in_either(keyed: Path, places: Places) -> None:
    both(keyed, places)

    secrets = [(keyed / "secrets" / f"{name}.key").read_text().strip() for name in ("master", "entry")]
    files = [path.read_bytes() for path in (places.newest("words"), places.newest("keys"))]
    needles = [form for each in secrets for form in (each.encode(), bytes.fromhex(each))]
    assert [needle for needle in needles for file in files if needle in file] == []


@pytest.mark.parametrize(
    ("words", "keys", "sentence"),
    [
        (None, None, "Error: Say where to: --words-to FOLDER, --keys-to ANOTHER, or both."),
        ("words", "words", "Error: Words and keys must not lie together: "),
        ("nowhere", "keys", "is no folder. Make it, or mount the disk it should be on."),
        ("../data/files", "keys", "lies in the data folder, and would be lost with it."),
    ],
)
def test_a_place_that_will_not_do_is_refused(
    keyed: Path, places: Places, words: str | None, keys: str | None, sentence: str
) -> None:
    (keyed / "files").mkdir(exist_ok=True)
    wishes = [("--words-to", words), ("--keys-to", keys)]

    told = dialogue(
        keyed, "backup", *(each for name, to in wishes if to for each in (name, str(places.folder / to)))
    )

    assert (told.code, sentence in told.err) == (1, True), told.err
    assert list(places.folder.rglob("*.backup*")) == []


def test_without_a_pair_nothing_is_written(ready: Path, places: Places) -> None:
    told = both(ready, places)

    assert told.code == 1
    assert told.err.startswith("Error: There is no key yet to seal backups with. Run `dialogue backup key`")


def test_what_cannot_be_written_leaves_nothing_behind(keyed: Path, places: Places) -> None:
    places.words.rmdir()
    (places.folder / "words").symlink_to("/proc/self")  # a folder in which nobody makes a file

    told = both(keyed, places)

    assert (told.code, told.err.startswith("Error: The backup could not be written to ")) == (1, True), (
        told.err
    )
    assert list(places.keys.iterdir()) == []


def test_files_are_deleted_after_a_week_and_no_others(keyed: Path, places: Places) -> None:
    now = datetime.now(UTC)
    old = f"{now - timedelta(days=8):%Y%m%dT%H%M%S}.000Z.backup"
    stale = [f"dialogue-words-{old}", f"dialogue-keys-{old}"]
    young = f"dialogue-keys-{now - timedelta(days=6):%Y%m%dT%H%M%S}.000Z.backup"
    others = ["dialogue-keys-2020.backup", "notes.txt"]
    (places.words / stale[0]).touch()
    for name in (stale[1], young, *others):
        (places.keys / name).touch()

    told = both(keyed, places)

    left = {path.name for path in places.folder.rglob("*") if path.is_file()}
    assert (told.code, left & {*stale, young, *others}) == (0, {young, *others})
    assert [f"its week is over: {places.folder}" in line for line in told.out.splitlines()].count(True) == 2


def test_keys_go_alone_also_where_the_words_cannot_be_read(keyed: Path, places: Places) -> None:
    for path in keyed.glob("dialogue.sqlite*"):
        path.unlink()
    (keyed / "dialogue.sqlite").write_bytes(os.urandom(9000))

    alone = dialogue(keyed, "backup", "--keys-to", str(places.keys))
    words = dialogue(keyed, "backup", "--words-to", str(places.words))

    assert (alone.code, words.code) == (0, 1)
    assert words.err.startswith("Error: The database of the words could not be read to its end: ")
    assert (len(list(places.keys.iterdir())), list(places.words.iterdir())) == (1, [])
