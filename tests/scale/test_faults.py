"""What may go wrong between processes: nothing is lost or doubled, and all readers have the same numbers."""

import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.make.cluster import Cluster
from tests.make.muffler import Muffler

pytestmark = [pytest.mark.story, pytest.mark.postgresql]
WRITERS = (("Leaf", "az"), ("Cup", "hy"), ("Kite", "en"))
PACE = 20  # seconds that pass between two messages of one person
AT_ONCE = 5.0  # by then a command is answered, whatever Redis does
BREATH = 3.0  # real seconds between turns of a long one: the clock, which turns set on, signs nobody out
SOON = 4.0
AT_ONCE_OUT = 1.0  # a sanction bites by then, whatever Redis does; one of three may meet a busy machine
GOING = (("Leaf", "az"), ("Chair", "hy"), ("Lamp", "az"))


class Talk:
    """Three people at three processes who write by turns; remembers what was acknowledged."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self.lines = [cluster.line(name, at) for at, (name, _) in enumerate(WRITERS)]
        self.since = self.lines[0].hello["streams"][0]["head"]
        self.acknowledged: list[tuple[str, int]] = []
        self.heard: dict[int, list[int]] = {0: [], 1: [], 2: []}

    def turn(self, *, among: tuple[int, ...] = (0, 1, 2)) -> None:
        """Have each say something; each is answered at once."""
        self.cluster.later(PACE)
        for one in among:
            began = time.monotonic()
            answer = self.lines[one].say(f"a word like {uuid4().hex[:6]} of mine", lang=WRITERS[one][1])
            assert answer.get("became") == "shown", answer
            assert time.monotonic() - began < AT_ONCE
            self.acknowledged.append((answer["message"], answer["seq"]))

    def everybody_hears(self, *, among: tuple[int, ...] = (0, 1, 2), within: float = 25.0) -> None:
        """Read every socket up to the last word that was acknowledged."""
        last = max(seq for _, seq in self.acknowledged)
        late = time.monotonic() + within
        for one in among:
            line = self.lines[one]
            line.wire.sock.settimeout(within)
            while (self.heard[one] or [0])[-1] < last:
                batch = line.batch()
                if batch["stream"] == line.streams["room"]:
                    self.heard[one] += range(batch["from"], batch["from"] + len(batch["events"]))
            assert time.monotonic() < late

    def check(self, at: tuple[int, ...] = (0, 1, 2)) -> None:
        """The invariants: each acknowledged message once, numbers dense and equal for all readers."""
        logs = [
            log_of(self.cluster, name, process, self.since)
            for process in at
            for name in ("Leaf", "Cup", "Bell")
        ]
        shown = [(event[3]["message"], seq) for seq, event in logs[0] if event[0] == "message_shown"]
        assert logs == [logs[0]] * len(logs)
        assert [seq for seq, _ in logs[0]] == list(range(self.since + 1, self.since + 1 + len(logs[0])))
        assert sorted(shown, key=by_number) == sorted(self.acknowledged, key=by_number)


def by_number(each: tuple[str, int]) -> int:
    return each[1]


def log_of(cluster: Cluster, name: str, at: int, since: int) -> list[tuple[int, Any]]:
    """Return the room's events as somebody fetches them from one of the processes."""
    guest = cluster.guest(name, at)
    stream = cluster.stream
    found: list[tuple[int, Any]] = []
    while True:
        told = guest.events({stream: found[-1][0] if found else since})
        for batch in told["batches"]:
            if batch["stream"] == stream:
                found += [(batch["from"] + place, event) for place, event in enumerate(batch["events"])]
        if not found or found[-1][0] >= told["heads"][stream]:
            return found


@pytest.mark.parametrize(
    ("how", "seconds"),
    [
        ("killed", 0),
        ("frozen", 0),
        pytest.param("killed", 60, marks=pytest.mark.soak),
        pytest.param("frozen", 60, marks=pytest.mark.soak),
    ],
)
def test_while_redis_is_away_everything_is_kept_answered_and_told(
    cluster: Cluster, how: str, seconds: int
) -> None:
    talk = Talk(cluster)
    talk.turn()
    talk.everybody_hears()

    if how == "killed":
        cluster.redis.kill()
    else:
        cluster.redis.freeze()
    talk.turn()
    talk.everybody_hears()
    cluster.wait_until_ready(deaf=True)
    until = time.monotonic() + seconds
    while True:
        talk.turn()
        talk.everybody_hears(within=SOON)
        if time.monotonic() >= until:
            break
        time.sleep(BREATH)
    tab = cluster.line("Chair", 1)
    cluster.line("Gate", 2).do("member.remove", member=cluster.id("Chair"), reason="hurtful")
    began = time.monotonic()
    gone = tab.wire.event("bye")["code"], time.monotonic() - began < SOON
    if how == "killed":
        cluster.redis.again()
    else:
        cluster.redis.thaw()
    cluster.wait_until_ready()
    talk.turn()
    talk.everybody_hears()

    assert gone == ("removed", True)
    talk.check()


@pytest.mark.parametrize("how", ["frozen", pytest.param("killed", marks=pytest.mark.soak)])
def test_a_sanction_bites_everywhere_within_a_second_from_the_moment_redis_is_away(
    cluster: Cluster, how: str
) -> None:
    tabs = {name: [cluster.line(name, at) for at in range(3)] for name, _ in GOING}
    gate, cup = cluster.line("Gate", 2), cluster.line("Cup", 0)
    if how == "killed":
        cluster.redis.kill()
    else:
        cluster.redis.freeze()

    ends = []
    for name, lines in tabs.items():
        gate.do("member.remove", member=cluster.id(name), reason="hurtful")
        began = time.monotonic()
        codes = {line.wire.event("bye")["code"] for line in lines}
        ends.append((codes, time.monotonic() - began))
        time.sleep(uuid4().int % 100 / 100)  # at any moment between two looks
    muted = gate.do("member.mute", member=cluster.id("Cup"), minutes=5, reason="other")
    refused = cup.say("not now", lang="hy")
    outside = [cluster.guest(name, 1).say("not any more", lang=lang)["code"] for name, lang in GOING]
    if how == "frozen":
        cluster.redis.thaw()

    assert [codes for codes, _ in ends] == [{"removed"}] * len(GOING)
    assert sorted(late for _, late in ends)[1] < AT_ONCE_OUT, ends
    assert (muted["became"], refused["data"]["rule"]) == ("done", "muted")
    assert outside == ["forbidden"] * len(GOING)


def test_a_process_that_went_deaf_notices_and_catches_up(tmp_path: Path) -> None:
    mufflers: list[Muffler] = []

    def muffled(number: int, url: str) -> str:
        if number != 2:
            return url
        mufflers.append(Muffler(tmp_path / "muffler", url))
        return mufflers[0].url

    with Cluster(tmp_path, redis_of=muffled) as cluster:
        talk = Talk(cluster)
        talk.turn()
        talk.everybody_hears()
        mufflers[0].muffled = True
        talk.turn()
        talk.everybody_hears()
        cluster.wait_until_deaf(1)
        ready = [cluster.ready(at)["bus"] for at in range(3)]
        mufflers[0].muffled = False
        talk.turn()
        talk.everybody_hears()
        cluster.wait_until_ready()
        mufflers[0].close()
        talk.check()

    assert ready == [True, False, True]


def test_a_process_that_is_killed_takes_nothing_with_it(cluster: Cluster) -> None:
    talk = Talk(cluster)
    talk.turn()
    key, text = str(uuid4()), "sent to a process that dies"
    cluster.later(PACE)
    talk.lines[1].wire.send("cmd", wish(key, text))
    cluster.processes[1].kill()
    talk.turn(among=(0, 2))

    talk.lines[1] = cluster.line("Cup", 2)
    again = talk.lines[1].say(text, lang="hy", key=key)
    talk.acknowledged.append((again["message"], again["seq"]))
    talk.turn()
    talk.everybody_hears()

    talk.check(at=(0, 2))


def wish(key: str, text: str) -> dict[str, Any]:
    a = {"audience": "room", "lang": "hy", "text": text, "reply_to": None}
    return {"c": "message.send", "key": key, "a": a, "confirmed": []}
