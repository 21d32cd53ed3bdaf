"""Processes are restarted one after another, behind nginx, while people write: no meeting is lost by it."""

import socket
from itertools import pairwise
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from dialogue.store.engines import reader_engine
from tests.make.cluster import Cluster
from tests.make.guest import Guest
from tests.make.insistent import Insistent
from tests.make.invariants import check_keys, check_log, check_reading
from tests.make.nginx import Nginx
from tests.make.redis import ABSENT, need

pytestmark = [pytest.mark.story, pytest.mark.postgresql, pytest.mark.soak]
WRITERS = {"Leaf": "az", "Cup": "hy"}
STEP, PACE, SOME = 0.05, 60, 5
LONGEST = 8.0  # how long one message may wait while its process is being restarted


class Front:
    """What a browser reaches: nginx, under the cluster's name."""

    def __init__(self, nginx: Nginx, host: str) -> None:
        self.host = host
        self._nginx = nginx

    def connect(self) -> socket.socket:
        return self._nginx.connect()


def visitors(cluster: Cluster, nginx: Nginx, enough: Event) -> list[Insistent]:
    """Return people who write through nginx."""
    front = Front(nginx, cluster.processes[0].host)
    guests: dict[str, Guest] = {name: cluster.guest(name, 0) for name in WRITERS}
    for guest in guests.values():
        guest._served = front  # type: ignore[assignment] # it connects and has a name, as a server does
    return [Insistent(guest, WRITERS[name], enough) for name, guest in guests.items()]


def write_some_more(cluster: Cluster, writers: list[Insistent]) -> None:
    """Let time pass until everybody has written a few more."""
    goal = {writer: len(writer.sent) + SOME for writer in writers}
    late = monotonic() + 60
    while any(len(writer.sent) < count for writer, count in goal.items()):
        assert monotonic() < late
        cluster.later(PACE)
        Event().wait(STEP)


def test_processes_restarted_one_after_another_lose_and_double_nothing(
    cluster: Cluster, tmp_path: Path
) -> None:
    need("nginx", absent=ABSENT.replace("redis-server", "nginx"))
    folder, enough = tmp_path / "nginx", Event()
    folder.mkdir()
    nginx = Nginx(folder, cluster.redis.folder, cluster.port)
    writers = visitors(cluster, nginx, enough)
    tab = cluster.line("Bell", 0)
    for writer in writers:
        writer.start()

    codes = []
    for process in cluster.processes:
        write_some_more(cluster, writers)
        codes.append(process.stop())
        process.again()
        cluster.wait_until_ready()
    write_some_more(cluster, writers)
    enough.set()
    for writer in writers:
        writer.join(20)

    told = tab.wire.event("bye")["code"]
    nginx.close()
    assert (codes, told) == ([0, 0, 0], "restart")
    engine = reader_engine(cluster.pair.words)
    with engine.connect() as db:
        check_log(db)
        check_keys(db, writers)
    engine.dispose()
    for at in range(len(cluster.processes)):
        check_reading(cluster.guest("Leaf", at), writers)  # whoever is silent for so long is signed out
    assert longest_wait(writers) < LONGEST


def longest_wait(writers: list[Insistent]) -> float:
    """Return for how long at the most one message was not answered."""
    began = [sorted(sent.at for sent in writer.sent.values()) for writer in writers]
    return max(later - before for moments in began for before, later in pairwise(moments))
