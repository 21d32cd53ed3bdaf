"""Whatever comes first, the page ends at what a page opened now would begin with: every order of everything.

Real commands, batches and answers, the real scripts; the network between them is this test's.
"""

from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from dialogue.flows.reading.reader import all_snapshots, catch_up, history, streams_for
from dialogue.kernel import limits
from dialogue.kernel.errors import DialogueError
from dialogue.live.attendance import Attendance, Listener
from dialogue.live.fanout import Fanout
from dialogue.live.presence import Presence
from dialogue.streams.open import heads
from tests.browser_units.conftest import SITE, serve_file
from tests.make.bed import Bed, make_bed
from tests.make.meeting import make_meeting

pytestmark = pytest.mark.browser

CALL: Final = """async ([name, ...what]) => {
    const driver = await import("/tests/browser_units/net/driver.js");
    return driver[name](...what);
}"""
SIGNAL: Final[dict[str, Any]] = {"present": {}, "away": [], "left_s": None}
PACE: Final = 60
ACTS: Final = ("say", "say", "say", "hide", "restore", "revise", "withdraw", "hand")
NEAR: Final = 3  # so many packets may overtake each other
QUICK: Final = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
LONG: Final = settings(QUICK, max_examples=500, derandomize=False)
STEPS: Final = st.lists(st.integers(0, 2**16), min_size=4, max_size=40)


class Race:
    """A meeting, one page of it, and all that is on its way between them."""

    def __init__(self, bed: Bed, page: Page, name: str, before: int = 3) -> None:
        self.meeting, self.page, self.name = make_meeting(bed), page, name
        self.said: dict[str, tuple[str, str]] = {}
        self.count = count(100)
        self.packets: list[str] = []
        self.answers: dict[int, dict[str, Any]] = {}
        self.asked: dict[int, str] = {}
        self.joined = self.anew = False
        self.attendance = Attendance()
        presence = Presence(self.attendance, bed.clock)
        bed.writer.told = Fanout(self.attendance, presence, bed.readers, bed.kit.sealer, lambda room: None)
        for _ in range(before):
            self.post(0)
        self.first = self.fresh()
        standing = self.meeting.standing(name)
        boot = {"room": self.meeting.room, "csrf": "t", "build": "b", "lang": "en", "writes": ["en"]}
        self.hear(self.call("open", {**boot, "me": standing.member, "role": standing.role, **self.first}))

    def call(self, name: str, *what: object) -> Any:  # noqa: ANN401 - whatever the page answers
        return self.page.evaluate(CALL, [name, *what])

    # what the server does

    def post(self, which: int) -> None:
        """Have something happen in the room; what is out of place is refused."""
        self.meeting.later(PACE)
        act, author = ACTS[which % len(ACTS)], ("Leaf", "Cup")[which // len(ACTS) % 2]
        with suppress(DialogueError):
            getattr(self, act)(author, which)

    def say(self, author: str, _which: int) -> None:
        said = self.meeting.say(author, self.text())
        self.said[said["message"]] = (author, said["revision"])

    def revise(self, _author: str, which: int) -> None:
        message, (author, revision) = self.some(which)
        wish = {"message": message, "revision": revision, "lang": self.meeting.people[author].langs[0]}
        told = self.meeting.do(author, "message.revise", **wish, text=self.text())
        self.said[message] = (author, told["revision"])

    def withdraw(self, _author: str, which: int) -> None:
        message, (author, _) = self.some(which)
        self.meeting.do(author, "message.withdraw", message=message)

    def hide(self, _author: str, which: int) -> None:
        self.meeting.do("Gate", "message.hide", message=self.some(which)[0], reason="other")

    def restore(self, _author: str, which: int) -> None:
        self.meeting.do("Gate", "message.restore", message=self.some(which)[0])

    def hand(self, author: str, which: int) -> None:
        self.meeting.do(author, "hand.raise" if which % 2 else "hand.lower")

    def some(self, which: int) -> tuple[str, tuple[str, str]]:
        """Return one of the last messages, with its author and wording."""
        return list(self.said.items())[-1 - which // len(ACTS) % 3]

    def text(self) -> str:
        return "word " + "".join("abcdefghij"[int(digit)] for digit in str(next(self.count)))

    def join(self) -> None:
        """Take the page's socket in, and greet it."""
        standing = self.meeting.standing(self.name)
        streams = {each.stream: str(each.audience.stream) for each in streams_for(standing)}
        listener = Listener("s", b"", standing.member, standing.room, standing.role, streams)
        listener.socket = self  # type: ignore[assignment] # only what is sent to it matters
        self.attendance.add(listener)
        with self.meeting.reading() as db:
            told = [{"id": stream, "head": head} for stream, head in heads(db, list(streams)).items()]
        self.packets.append("42" + msgspec.json.encode(["hello", {"streams": told}]).decode())
        self.joined = True

    def send_frame(self, frame: bytes) -> None:
        """Put what is told to the page's socket on its way."""
        self.packets.append(frame[frame.index(b"42[") :].decode())

    def tell_heads(self) -> None:
        with self.meeting.reading() as db:
            streams = [each.stream for each in streams_for(self.meeting.standing(self.name))]
            told = {"heads": heads(db, streams)}
        self.packets.append("42" + msgspec.json.encode(["heads", told]).decode())

    def read(self, *, far: bool = False) -> None:
        """Read for a request that the page has made; the answer is on its way."""
        request, url = next(each for each in self.asked.items() if each[0] not in self.answers)
        if url.endswith("/snapshot"):
            self.answers[request] = {**self.fresh(), "edits": {}}
            return
        if "/history?" in url:
            self.answers[request] = self.history(int(dict(parse_qsl(urlsplit(url).query))["before"]))
            return
        cursors = {stream: int(at) for stream, at in parse_qsl(urlsplit(url).query)}
        standing = self.meeting.standing(self.name)
        with self.meeting.reading() as db:
            found = catch_up(db, self.meeting.bed.kit.sealer, standing, cursors)
        self.anew |= far
        if far:  # what is said to whoever is a thousand behind
            found = {**found, "batches": [], "snapshot": True}
        self.answers[request] = {**found, "signal": SIGNAL, "edits": {}}

    def history(self, before: int) -> dict[str, Any]:
        """Return a page of older messages as it stands now."""
        standing, sealer = self.meeting.standing(self.name), self.meeting.bed.kit.sealer
        with self.meeting.reading() as db:
            return history(db, sealer, standing, before, limits.HISTORY_PAGE)

    def fresh(self) -> dict[str, Any]:
        """Return what a page opened now would begin with."""
        with self.meeting.reading() as db:
            values, words = all_snapshots(db, self.meeting.bed.kit.sealer, self.meeting.standing(self.name))
        found: dict[str, Any] = msgspec.json.decode(
            msgspec.json.encode({"snapshots": values, "words": words, "signal": SIGNAL})
        )
        return found

    # what the network does

    def step(self, choice: int) -> None:
        """Do one of the things that may happen now."""
        can = [lambda: self.post(choice // 16), self.tell_heads]
        if not self.joined:
            can += [self.join]
        elif self.packets:
            at = choice // 16 % min(NEAR, len(self.packets))
            can += [lambda: self.deliver(at)] * 3 + [lambda: self.lose(at), lambda: self.double(at)]
        if self.answers:
            can += [self.answer] * 2
        if len(self.asked) > len(self.answers):
            can += [self.read] * 2 + [self.cut, lambda: self.read(far=True)]
        can[choice % 16 % len(can)]()

    def hear(self, asked: list[tuple[int, str]]) -> None:
        """Take note of what the page waits for."""
        self.asked = dict(asked)

    def deliver(self, at: int) -> None:
        self.hear(self.call("hear", self.packets.pop(at)))

    def lose(self, at: int) -> None:
        if '"hello"' not in self.packets[at]:
            del self.packets[at]

    def double(self, at: int) -> None:
        self.packets.append(self.packets[at])

    def answer(self) -> None:
        request = next(iter(self.answers))
        self.hear(self.call("answer", request, self.answers.pop(request)))

    def cut(self) -> None:
        request = next(each for each in self.asked if each not in self.answers)
        self.hear(self.call("answer", request, None))

    def settle(self) -> None:
        """Let all that is on its way arrive, and after it what the server tells every 20 seconds."""
        if not self.joined:
            self.join()
        for _ in range(2):
            while self.packets or self.answers or self.asked:
                while self.packets:
                    self.deliver(0)
                while len(self.asked) > len(self.answers):
                    self.read()
                while self.answers:
                    self.answer()
            self.tell_heads()

    def check(self) -> None:
        """The page knows what is, and was told of everything once and in order."""
        known, fresh = self.call("known"), self.fresh()
        wanted = {value["kind"]: value for value in fresh["snapshots"]}
        found = {
            kind: {k: v for k, v in value.items() if k != "keep"} for kind, value in known["values"].items()
        }
        words = {name: said for name, said in fresh["words"].get("revisions", {}).items() if said is not None}
        assert found == wanted
        assert {name: known["revisions"].get(name) for name in words} == words
        if self.name == "Lamp":  # no more is left of what went than of what nobody ever said
            gone = {each["id"] for each in wanted["room"]["messages"] if each["state"] != "shown"}
            assert {said["message"] for said in known["revisions"].values()} & gone == set()
        for value in self.first["snapshots"]:
            numbers = [seq for stream, seq in known["happened"] if stream == value["kind"]]
            assert numbers == sorted(set(numbers))
            if not self.anew:
                assert numbers == list(range(value["at"] + 1, wanted[value["kind"]]["at"] + 1))
        assert known["ended"] is None


@pytest.fixture(scope="module")
def own_bed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bed]:
    made = make_bed(tmp_path_factory.mktemp("race"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.route(f"{SITE}/**", serve_file)
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(SITE)
    yield page
    context.close()
    assert faults == []


def run(bed: Bed, page: Page, name: str, steps: list[int]) -> None:
    race = Race(bed, page, name)
    try:
        for choice in steps:
            race.step(choice)
        race.settle()
        race.check()
    finally:
        race.call("close")


GONE: Final[dict[str, Any]] = {"state": "hidden", "revision": None, "author": None, "renderings": []}
NAMES: Final = st.sampled_from(["Lamp", "Gate"])  # one reads the room and their own, the other the desk too


def test_whatever_overtakes_what_the_page_ends_at_what_is(own_bed: Bed, page: Page) -> None:
    @QUICK
    @given(name=NAMES, steps=STEPS)
    def law(name: str, steps: list[int]) -> None:
        run(own_bed, page, name, steps)

    law()


@pytest.mark.soak
def test_whatever_overtakes_what_however_long_it_is_tried(own_bed: Bed, page: Page) -> None:
    @LONG
    @given(name=NAMES, steps=STEPS)
    def law(name: str, steps: list[int]) -> None:
        run(own_bed, page, name, steps)

    law()


def test_older_messages_that_took_long_bring_back_nothing_that_was_hidden_meanwhile(
    own_bed: Bed, page: Page
) -> None:
    race = Race(own_bed, page, "Lamp", before=limits.SNAPSHOT_MESSAGES + 3)
    [oldest, *_] = race.said
    race.join()
    race.deliver(0)

    race.hear(race.call("older"))
    race.read()
    race.meeting.do("Gate", "message.hide", message=oldest, reason="other")
    race.deliver(0)
    race.answer()

    messages = race.call("known")["values"]["room"]["messages"]
    race.call("close")
    assert (len(messages), messages[0]) == (len(race.said), {**messages[0], **GONE, "id": oldest})
