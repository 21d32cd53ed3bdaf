"""One file carries all that a server needs."""

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.house.tree import ROOT

PARTS = ("migrations", "static", "templates", "translations")


def test_pages_words_and_migrations_travel_with_the_package(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        inside = set(opened.namelist())

    beside = {
        f"dialogue/{path.relative_to(ROOT).as_posix()}"
        for part in PARTS
        for path in (ROOT / part).rglob("*")
        if path.is_file() and path.suffix not in {".pyc", ".po", ".pot"}
    }

    strange = {name for name in inside if not name.startswith(("dialogue/", "dialogue-"))}

    assert (beside - inside, strange) == (set(), set())
