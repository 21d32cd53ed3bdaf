"""A Redis server for the run: in a folder of its own, reached through a Unix socket, gone with its owner."""

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic, sleep
from typing import Final

import pytest
from redis import Redis
from redis.exceptions import RedisError

PATIENCE: Final = 20
STEP: Final = 0.02
ABSENT: Final = (
    "Tests of several processes were skipped: there is no redis-server here. On Debian, "
    "`apt-get install redis-server` brings it."
)


class Server:
    """One server that keeps nothing; it ends with the process that started it, however that ends."""

    def __init__(self) -> None:
        self.folder = Path(mkdtemp(prefix="dialogue-redis-"))
        self.again()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"unix://{self.folder / 'sock'}"

    def again(self) -> None:
        """Start it, for the first time or anew."""
        wishes = ["--port", "0", "--unixsocket", "sock", "--save", "", "--dir", str(self.folder)]
        command = ["setpriv", "--pdeathsig=SIGKILL", "redis-server", *wishes]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder)
        late = monotonic() + PATIENCE
        while monotonic() < late:
            with suppress(RedisError), Redis.from_url(self.url) as client:
                client.ping()
                return
            sleep(STEP)
        raise AssertionError((self.folder / "log").read_text()[-4000:])

    def keys(self) -> list[object]:
        """Return what it keeps."""
        with Redis.from_url(self.url) as client:
            return list(client.keys())

    def kill(self) -> None:
        """End it at once."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(PATIENCE)

    def freeze(self) -> None:
        """Have it keep its connections and answer nobody."""
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Have it answer again."""
        self._process.send_signal(signal.SIGCONT)

    def close(self) -> None:
        """End it and take the folder away."""
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def need(*programs: str, absent: str = ABSENT) -> None:
    """Skip the test if a program is missing; under CI that is a failure."""
    if all(shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin") for program in programs):
        return
    if os.environ.get("CI"):
        pytest.fail(absent.replace("were skipped", "cannot run, and CI must not skip them"))
    pytest.skip(absent)
