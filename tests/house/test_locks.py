"""What is installed is settled beforehand, byte for byte, and says nothing of where it comes from."""

import json
import re

import pytest

from tests.house.tree import ROOT, text

PLACES = ("requirements*.lock", "deploy/requirements*.lock")
LOCKS = sorted(str(path.relative_to(ROOT)) for place in PLACES for path in ROOT.glob(place))
PACKAGES = [
    f"{folder}{name}.json" for folder in ("", "bench/baselines/node/") for name in ("package", "package-lock")
]
THANKS = r"github\.com/sponsors/|opencollective\.com/"
# a second WebSocket server under gevent that nobody keeps; installed, it would be picked up by itself
UNWANTED = {"gevent-websocket", "eventlet"}


def entries(lock: str) -> list[str]:
    """One entry per line, its hashes included."""
    return text(ROOT / lock).replace("\\\n", " ").splitlines()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_library_is_pinned_and_hashed(lock: str) -> None:
    unsafe = [
        entry
        for entry in entries(lock)
        if not re.fullmatch(r"[\w.-]+==\S+( ; .*?)?(\s+--hash=sha256:[0-9a-f]{64})+", entry)
    ]

    assert unsafe == []


@pytest.mark.parametrize("lock", [*LOCKS, *PACKAGES, ".npmrc"])
def test_no_lock_names_where_things_come_from(lock: str) -> None:
    # a package may say where its author takes thanks
    lines = [line for line in text(ROOT / lock).splitlines() if not re.search(THANKS, line)]

    addresses = [line for line in lines if re.search(r"://|--(extra-)?index|--find-links|registry=", line)]

    assert addresses == []


@pytest.mark.parametrize("lock", LOCKS)
def test_what_would_take_over_the_socket_is_absent(lock: str) -> None:
    assert {entry.partition("==")[0] for entry in entries(lock)} & UNWANTED == set()


def test_whoever_develops_runs_what_is_served() -> None:
    served = {entry.split()[0] for entry in entries("requirements.lock")}
    developed = {entry.split()[0] for entry in entries("requirements-dev.lock")}

    assert served - developed == set()


@pytest.mark.parametrize("lock", [each for each in PACKAGES if each.endswith("-lock.json")])
def test_every_npm_package_is_hashed_and_none_has_an_address(lock: str) -> None:
    packages = json.loads(text(ROOT / lock))["packages"]
    fetched = {path: entry for path, entry in packages.items() if path}

    unsafe = {path for path, entry in fetched.items() if not entry["integrity"].startswith("sha512-")}
    addressed = {path for path, entry in fetched.items() if "resolved" in entry}

    assert (unsafe, addressed) == (set(), set())
