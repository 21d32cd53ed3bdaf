"""Browser packages arrive as locked, or not at all."""

import json
import stat
from pathlib import Path

import pytest

from deploy.setup.npm import compare, locked_packages, version_of

HASH = "sha512-AAAA"


def lock(folder: Path, **entry: str) -> Path:
    path = folder / "package-lock.json"
    path.write_text(json.dumps({"packages": {"": {"name": "x"}, "node_modules/song": entry}}))
    return path


def test_a_lock_answers_with_the_hash_of_each_package(tmp_path: Path) -> None:
    assert locked_packages(lock(tmp_path, version="1.0.0", integrity=HASH)) == {"node_modules/song": HASH}


@pytest.mark.parametrize("entry", [{"version": "1.0.0"}, {"version": "1.0.0", "integrity": "sha1-AAAA"}])
def test_a_lock_without_a_strong_hash_is_refused(tmp_path: Path, entry: dict[str, str]) -> None:
    with pytest.raises(SystemExit, match="no sha512 for node_modules/song"):
        locked_packages(lock(tmp_path, **entry))


@pytest.mark.parametrize(
    "fetched",
    [{}, {"node_modules/song": "sha512-BBBB"}, {"node_modules/song": HASH, "node_modules/other": HASH}],
)
def test_anything_but_the_locked_packages_is_refused(fetched: dict[str, str]) -> None:
    with pytest.raises(SystemExit, match="something else"):
        compare({"node_modules/song": HASH}, fetched)


@pytest.mark.parametrize(
    ("says", "expected"), [("echo 11.19.1", 11), ("echo 8.19.4", 8), ("exit 1", 0), ("echo what?", 0)]
)
def test_the_npm_of_the_machine_is_asked_for_its_version(tmp_path: Path, says: str, expected: int) -> None:
    npm = tmp_path / "npm"
    npm.write_text(f"#!/bin/sh\n{says}\n")
    npm.chmod(stat.S_IRWXU)

    assert version_of(str(npm)) == expected
