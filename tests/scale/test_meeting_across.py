"""A whole meeting whose people are at different processes: nobody can tell, and all have the same numbers."""

import json
import time
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from tests.make.cluster import Cluster
from tests.make.follower import Follower
from tests.make.nginx import Nginx
from tests.make.redis import ABSENT, need
from tests.make.venue import Line
from tests.make.wire import Wire

pytestmark = [pytest.mark.story, pytest.mark.postgresql]
ENOUGH = 60
PLACES = {"Leaf": 0, "Lamp": 1, "Cup": 1, "Chair": 2, "Gate": 2, "Stair": 0, "Bridge": 1}


def read_up(line: Line, page: Follower) -> None:
    """Read somebody's socket until all has come that a page opened now would begin with; let no hole pass."""
    heads = {value["stream"]: value["at"] for value in page.guest.snapshot()["snapshots"]}
    while any(page.values[stream]["at"] < head for stream, head in heads.items()):
        batch = line.batch()
        assert batch["from"] == page.values[batch["stream"]]["at"] + 1
        page.apply(batch)


def test_people_at_three_processes_hold_one_meeting(cluster: Cluster) -> None:
    pages = {name: cluster.follower(name, at) for name, at in PLACES.items()}
    lines = {name: cluster.line(name, at) for name, at in PLACES.items()}

    said = [lines[name].say("a word of mine", lang=lang) for name, lang in (("Leaf", "az"), ("Cup", "hy"))]
    lines["Gate"].do("mode.set", mode="read_first")
    held = lines["Chair"].say("to be read first", lang="ru")
    waiting = told(lines["Stair"], "message_held")
    shown = lines["Stair"].do("hold.show", message=waiting["message"], revision=waiting["revision"])
    lines["Gate"].do("mode.set", mode="open")
    hands = [lines[name].do("hand.raise") for name in ("Leaf", "Cup")]
    muted = lines["Stair"].do("member.mute", member=cluster.id("Cup"), minutes=5, reason="other")
    cluster.later(ENOUGH)
    refused = lines["Cup"].say("not now", lang="hy")
    last = lines["Lamp"].say("the last word", lang="az")
    pages["Stair"].fetch()  # who has read their socket for the desk alone
    for name in PLACES.keys() - {"Stair"}:
        read_up(lines[name], pages[name])

    assert [each["became"] for each in (*said, held, last)] == ["shown", "shown", "held", "shown"]
    assert [done.get("code") for done in (shown, muted, *hands)] == [None] * 4
    assert refused["code"] == "declined"
    assert all(page.agrees() for page in pages.values())


def told(line: Line, kind: str) -> dict[str, Any]:
    """Wait for an event of a kind and return what it refers to."""
    while True:
        for name, _, _, refs in line.batch()["events"]:
            if name == kind:
                found: dict[str, Any] = refs
                return found


def test_a_sanction_at_one_process_closes_the_pages_at_the_others_within_a_second(cluster: Cluster) -> None:
    tabs = {name: [cluster.line(name, at) for at in range(3)] for name in ("Lamp", "Leaf", "Chair")}
    gate, took = cluster.line("Gate", 2), list[float]()

    for name, theirs in tabs.items():
        gate.do("member.remove", member=cluster.id(name), reason="hurtful")
        began = time.monotonic()
        gate.say(f"not for {name}, who has gone", lang="az")
        ends = [(tab.wire.event("bye")["code"], tab.wire.until_closed()) for tab in theirs]
        took.append(time.monotonic() - began)
        assert ends == [("removed", 1000)] * 3
        assert [bytes(tab.wire.received).count(f"not for {name}".encode()) for tab in theirs] == [0, 0, 0]

    assert median(took) < 1  # a busy machine may take its time once


def test_leaving_at_one_process_closes_the_pages_at_the_others(cluster: Cluster) -> None:
    here, there = cluster.guest("Leaf", 0), cluster.line("Leaf", 1)

    left = here.post("/leave", {"csrf": here.csrf})

    assert left.status < 400
    assert there.wire.event("bye")["code"] in {"signed_out", "gone"}


def test_everybody_is_told_who_is_at_the_other_processes(cluster: Cluster) -> None:
    lines = [cluster.line(name, at) for at, name in enumerate(("Leaf", "Cup", "Gate"))]

    told = [signal(line, participant=2, moderator=1) for line in lines]

    assert told == [True] * 3


def signal(line: Line, **counts: int) -> bool:
    """Wait until a page is told these counts."""
    while True:
        present = line.wire.event("signal")["present"]
        if all(present[role] == count for role, count in counts.items()):
            return True


def test_the_operators_file_for_nginx_serves_pages_and_sockets_and_writes_nothing_down(
    cluster: Cluster, tmp_path: Path
) -> None:
    need("nginx", absent=ABSENT.replace("redis-server", "nginx"))
    folder = tmp_path / "nginx"
    folder.mkdir()
    nginx = Nginx(folder, cluster.redis.folder, cluster.port)

    def ask(path: str, body: bytes | None = None) -> tuple[int, bytes]:
        connection = HTTPConnection(cluster.processes[0].host)
        connection.sock = nginx.connect()
        connection.request("GET" if body is None else "POST", path, body, cluster.cookie("Leaf"))
        answer = connection.getresponse()
        found = answer.status, answer.read()
        connection.close()
        return found

    page = ask(f"/room/{cluster.room}")
    hidden = [ask("/healthz")[0], ask("/readyz")[0], ask("/", b"x" * 70_000)[0]]
    lines = []
    for name in ("Leaf", "Cup"):
        path = f"/socket.io/?EIO=4&transport=websocket&room={cluster.room}"
        host = cluster.processes[0].host
        wire = Wire.on(
            nginx.connect(), host, origin=cluster.public_url, path=path, headers=cluster.cookie(name)
        )
        lines.append(cluster.greeted(name, wire))
    seq = lines[0].say("through the proxy", lang="az")["seq"]
    heard = lines[1].batch()
    for line in lines:
        line.wire.close()
    nginx.close()

    assert (page[0], hidden, heard["from"]) == (200, [404, 404, 413], seq)
    assert nginx.written() == ""


def test_a_watchman_is_told_what_works_and_figures_name_nobody(cluster: Cluster) -> None:
    with cluster.line("Leaf", 1) as line:
        line.say("a word that is counted", lang="az")
        guest = cluster.guest("Leaf", 1)
        lives, ready = guest.get("/healthz"), guest.get("/readyz")
        figures = cluster.figures(1)

    assert (lives.status, json.loads(lives.text)) == (200, {})
    assert (ready.status, json.loads(ready.text)) == (200, {"database": True, "bus": True, "serving": True})
    assert "dialogue_sockets 1.0" in figures
    assert 'dialogue_commands_seconds_count{code="ok"} 1.0' in figures
    assert "dialogue_bus_peers 2.0" in figures
    assert [name for name in ("Leaf", cluster.room, cluster.id("Leaf")) if name in figures] == []
