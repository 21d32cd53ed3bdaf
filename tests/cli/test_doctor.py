"""What the doctor looks at: each finding well, and what it says when it is not."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.make.command_line import Told, dialogue


def findings(told: Told) -> dict[str, tuple[bool, str]]:
    """Return by what was looked at whether it is well, and the advice."""
    found: dict[str, tuple[bool, str]] = {}
    for line in told.out.splitlines():
        if line.startswith("     "):
            name = next(reversed(found))
            found[name] = (found[name][0], line.strip())
        else:
            found[line[4:]] = (line[:4] in {"ok  ", "--  "}, "")
    return found


def test_where_all_is_well_everything_is_said_to_be(ready: Path) -> None:
    told = dialogue(ready, "doctor")

    assert (told.code, told.err) == (0, "")
    assert [what for what, (well, _) in findings(told).items() if not well] == []
    assert len(findings(told)) == 8


def test_a_folder_that_others_can_look_into_is_told(ready: Path) -> None:
    ready.chmod(0o750)

    told = dialogue(ready, "doctor")

    finding = findings(told)[f"data folder {ready}"]
    assert (told.code, finding) == (1, (False, f"Others can look into it. Run: chmod 700 {ready}"))


def test_tables_that_are_not_there_are_told(ready: Path) -> None:
    with closing(sqlite3.connect(ready / "dialogue.sqlite")) as db:
        db.execute("DROP TABLE alembic_version")
        db.commit()

    told = dialogue(ready, "doctor")

    assert told.code == 1
    assert findings(told)["tables missing"] == (False, "Start the server once, or run: dialogue migrate")


def test_a_secret_that_others_can_read_is_told(ready: Path) -> None:
    (ready / "secrets" / "master.key").chmod(0o644)

    told = dialogue(ready, "doctor")

    assert (told.code, told.err.startswith("Error: Others can read the secret ")) == (1, True)


def test_a_look_changes_nothing(ready: Path) -> None:
    before = kept(ready)

    dialogue(ready, "doctor")

    assert kept(ready) == before


def kept(folder: Path) -> dict[Path, bytes]:
    """Return what lies in a folder, but for what SQLite shares between processes that are looking."""
    return {
        path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix[-4:] != "-shm"
    }


def test_where_real_people_are_served_a_backup_is_asked_for(ready: Path, tmp_path: Path) -> None:
    production = {"DIALOGUE_PRODUCTION": "1", "DIALOGUE_PUBLIC_URL": "https://meeting.example.org"}
    places = [tmp_path / "words", tmp_path / "keys"]
    for place in places:
        place.mkdir()
    never = dialogue(ready, "doctor", **production)
    dialogue(ready, "backup", "key")
    not_yet = dialogue(ready, "doctor", **production)
    dialogue(ready, "backup", "--words-to", str(places[0]), "--keys-to", str(places[1]))
    fresh = dialogue(ready, "doctor", **production)
    (ready / "backups.json").write_text('{"words": 1000000000, "keys": "yesterday"}')
    odd = dialogue(ready, "doctor", **production)

    told = [findings(each) for each in (never, not_yet, fresh, odd)]
    assert [each.code for each in (never, not_yet, fresh, odd)] == [1, 1, 0, 1]
    assert told[0]["last backup: words never, keys never"] == (
        False,
        "There is no key to seal them with. Run: dialogue backup key",
    )
    advice = "Run `dialogue backup` every night, and with --keys-to alone every hour."
    assert told[1]["last backup: words never, keys never"] == (False, advice)
    assert told[2]["last backup: words 0 h ago, keys 0 h ago"] == (True, "")
    assert told[3]["last backup: words never, keys never"] == (False, advice)
