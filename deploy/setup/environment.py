"""Puts the libraries of one lock file into .venv, which it makes where there is none.

Runs before anything is installed, with whatever `python3` is there: standard library only, and no grammar
newer than Python 3.8, so that a machine that is too old is told so in a sentence.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
FITTING = ("3.13", "3.12", "3.11")

NO_PYTHON = """Dialogue needs Python 3.11, 3.12 or 3.13, and none of them is here. On Debian 12 and later:

    {sudo}apt-get install -y python3 python3-venv
"""
NO_VENV = """This Python cannot make a virtual environment: Debian keeps that part in a package of its own.

    {sudo}apt-get install -y {package}

brings it. Then run make again.
"""


def main() -> None:
    """Make .venv unless it works already, then install exactly what the lock file names."""
    lock = ROOT / sys.argv[1]
    python = VENV / "bin" / "python"
    if not (python.exists() and (VENV / "bin" / "pip").exists()):
        make_venv(fitting_python())
    print(f"Installing the libraries of {lock.name} (about a minute the first time)", flush=True)
    install(python, lock)


def fitting_python() -> str:
    """The first Python on this machine that Dialogue runs on; the one in use counts first."""
    names = ["python3", *(f"python{version}" for version in FITTING)]
    for name in [sys.executable, *filter(None, map(shutil.which, names))]:
        if version_of(name) in FITTING:
            return name
    raise SystemExit(NO_PYTHON.format(sudo=sudo()))


def version_of(python: str) -> str:
    """Major and minor version; empty for what answers no such question, like a shim without its Python."""
    ask = [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    return subprocess.run(ask, capture_output=True, text=True, check=False).stdout.strip()


def make_venv(python: str) -> None:
    """A fresh .venv; whatever an interrupted attempt left there goes."""
    if subprocess.run([python, "-c", "import ensurepip, venv"], capture_output=True, check=False).returncode:
        raise SystemExit(NO_VENV.format(sudo=sudo(), package=venv_package(python)))
    print(f"Making .venv with Python {version_of(python)}", flush=True)
    subprocess.run([python, "-m", "venv", "--clear", str(VENV)], check=True)


def venv_package(python: str) -> str:
    """Debian's name of the missing part; a Python beside the system's own has its own package."""
    version = version_of(python)
    return "python3-venv" if version == version_of("/usr/bin/python3") else f"python{version}-venv"


def install(python: Path, lock: Path) -> None:
    """Wheels only: building a source archive would fetch build tools that no hash vouches for."""
    command = [str(python), "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check"]
    command += ["--require-hashes", "--only-binary=:all:", "--requirement", str(lock)]
    if subprocess.run(command, check=False).returncode:
        raise SystemExit(f"Installing {lock.name} failed; the lines above say why. Then run make again.")


def sudo() -> str:
    """What a person who is not root has to put before the command."""
    return "" if os.geteuid() == 0 else "sudo "


if __name__ == "__main__":
    main()
