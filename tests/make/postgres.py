"""A PostgreSQL server for the run: in a folder of its own, behind a Unix socket, gone with the run."""

import os
import re
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from pwd import getpwnam
from tempfile import mkdtemp
from time import monotonic
from typing import Any, Final

import psycopg

from tests.make.pair import Pair

OWNER: Final = "dialogue"
OLDEST: Final = 15
PATIENCE: Final = 60
STEP: Final = 0.02
SETTINGS: Final = ("listen_addresses=", "shared_buffers=32MB", "min_wal_size=32MB", "fsync=on")
MAKING: Final = ("--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C", f"--username={OWNER}")


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, if it is new enough; Debian keeps them off the path."""
    found = [*Path("/usr/lib/postgresql").glob("*/bin/postgres")]
    if known := shutil.which("postgres"):
        found.append(Path(known).resolve())
    newest = max(found, key=_version, default=None)
    return newest.parent if newest is not None and _version(newest) >= OLDEST else None


class Server:
    """One server; it ends with the process that started it, however that ends."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._count = 0
        self.folder = Path(mkdtemp(prefix="dialogue-postgresql-"))
        if user := _unprivileged():
            shutil.chown(self.folder, user)
        self._run("initdb", "-D", "data", *MAKING).wait(PATIENCE)
        self._process = self._start()

    def url(self, database: str) -> str:
        """Return the address of one of its databases, as an operator would write it."""
        return f"postgresql://{OWNER}@/{database}?host={self.folder}"

    def pair(self, like: Pair | None = None) -> Pair:
        """Make two databases, empty or like two that are there."""
        self._count += 1
        names = (f"words_{self._count}", f"keys_{self._count}")
        sources = (_name(like.words), _name(like.keys)) if like else ("template0", "template0")
        for name, source in zip(names, sources, strict=True):
            self.order(f"CREATE DATABASE {name} TEMPLATE {source}")
        return Pair(*map(self.url, names))

    def order(self, statement: str, url: str = "") -> list[tuple[Any, ...]]:
        """Have a statement carried out; return the rows it answers with."""
        with psycopg.connect(url or self.url("postgres"), autocommit=True) as db:
            done = db.execute(statement.encode())
            return done.fetchall() if done.description else []

    def drop(self, pair: Pair) -> None:
        """Take two databases away, whoever is still connected."""
        for url in (pair.words, pair.keys):
            self.order(f"DROP DATABASE {_name(url)} WITH (FORCE)")

    def terminate(self, pair: Pair) -> None:
        """End every session on two databases, as an administrator may at any time."""
        names = f"('{_name(pair.words)}', '{_name(pair.keys)}')"
        self.order(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname IN {names}")

    @property
    def pids(self) -> list[int]:
        """Return the processes it has now, the one that starts all others first."""
        mother = self._process.pid
        children = Path(f"/proc/{mother}/task/{mother}/children").read_text().split()
        return [mother, *map(int, children)]

    def crash(self) -> None:
        """End it at once, without a checkpoint: what it has promised lies in its log alone."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(PATIENCE)

    def again(self) -> None:
        """Start it anew."""
        self._process = self._start()

    def close(self) -> None:
        """End it and take the folder away."""
        self.crash()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start(self) -> subprocess.Popen[bytes]:
        settings = [f"-c{setting}" for setting in SETTINGS]
        started = self._run("postgres", "-D", "data", "-k", str(self.folder), *settings)
        late = monotonic() + PATIENCE
        while monotonic() < late:
            with suppress(psycopg.OperationalError):
                psycopg.connect(self.url("postgres")).close()
                return started
            with suppress(subprocess.TimeoutExpired):
                started.wait(STEP)
                break
        raise AssertionError((self.folder / "log").read_text()[-4000:])

    def _run(self, program: str, *words: str) -> subprocess.Popen[bytes]:
        # it would refuse to run as root; and it must not outlive a run that was killed
        user = _unprivileged()
        become = [f"--reuid={user}", f"--regid={user}", "--clear-groups"] if user else []
        command = ["setpriv", *become, "--pdeathsig=SIGQUIT", str(self._programs / program), *words]
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder)


def _unprivileged() -> str | None:
    """Return as whom the server runs where tests run as root."""
    for name in ("postgres", "nobody") if os.geteuid() == 0 else ():
        with suppress(KeyError):
            return getpwnam(name).pw_name
    return None


def _version(postgres: Path) -> int:
    said = subprocess.run([postgres, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\) (\d+)", said)
    return int(found[1]) if found else 0


def _name(url: str) -> str:
    return url.partition("@/")[2].partition("?")[0]
