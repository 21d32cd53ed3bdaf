"""An evening at the real server: all say what nobody else says, and every byte they receive is kept."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from tests.make.guest import Guest, Page
from tests.make.meeting import Meeting
from tests.make.venue import Line, Venue

AGENT: Final = "Plivobrowser/7.3 (zoqmachine)"
ADDRESS: Final = "203.0.113.77"
HERE: Final = ("Leaf", "Lamp", "Cup", "Kite", "Bell", "Bridge", "Gate", "Stair")
EVERYONE: Final = (*HERE, "Chair")
DESK: Final = ("Gate", "Stair")
NAMES: Final = {"Leaf": "Zoqmirad", "Cup": "Zoqtavo", "Kite": "Zoqpelin"}
LANG: Final = {"Leaf": "az", "Lamp": "az", "Cup": "hy", "Chair": "hy", "Kite": "en", "Bell": "ru"}
ROOTS: Final = {"az": "qərçıvəl", "hy": "քարիձուկ", "en": "plivoxet", "ru": "щурмыгль"}
TAILS: Final = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "mo", "nu")


class Ear(Guest):
    """Somebody at a browser who keeps every byte."""

    agent: Mapping[str, str] = {"User-Agent": AGENT, "X-Forwarded-For": ADDRESS}
    heard = ""

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Page:
        page = super()._ask(method, path, body, {**self.agent, **headers})
        self.heard += str(page.headers) + page.text
        return page


class Evening:
    """The people, what was said under which name, and what each has received."""

    def __init__(self, folder: Path) -> None:
        self.venue = Venue(folder, Meeting.begin)
        self.venue.headers = {"User-Agent": AGENT, "X-Forwarded-For": ADDRESS}
        self.lines: dict[str, Line] = {name: self.venue.wire(name) for name in HERE}
        self.ears = {name: self.ear(name) for name in EVERYONE}
        self.words: dict[str, str] = {}
        self.told: dict[str, dict[str, Any]] = {}

    def ear(self, name: str) -> Ear:
        """Return somebody's browser without a socket."""
        known = self.venue.guest(name)
        ear = Ear(self.venue.served)
        ear.cookies, ear.room, ear.csrf = dict(known.cookies), known.room, known.csrf
        return ear

    def word(self, thing: str, lang: str = "en") -> str:
        """Make the words for one thing."""
        number = len(self.words) + 11
        self.words[thing] = ROOTS[lang] + "".join(TAILS[int(digit)] for digit in str(number))
        return self.words[thing]

    def do(self, name: str, command: str, /, **args: Any) -> dict[str, Any]:
        """Have somebody do something over their socket."""
        self.venue.served.move(20)
        answer: dict[str, Any] = self.lines[name].do(command, **args)
        return answer

    def say(self, name: str, thing: str, audience: str = "room") -> dict[str, Any]:
        """Have somebody say something that bears a name for the test."""
        lang = LANG.get(name, "en")
        text = self.word(thing, lang)
        answer = self.do(name, "message.send", audience=audience, lang=lang, text=text, reply_to=None)
        self.told[thing] = {key: answer[key] for key in ("message", "revision") if key in answer}
        return answer

    def of(self, thing: str, *keys: str) -> dict[str, Any]:
        """Return the ids of something that was said."""
        return {key: self.told[thing][key] for key in keys or ("message", "revision")}

    def live(self) -> dict[str, bytes]:
        """Return what each has received over the socket until now."""
        for line in self.lines.values():
            line.do("hand.lower")  # what was on its way is here when this is answered
        return {name: bytes(line.wire.received) for name, line in self.lines.items()}

    def afterwards(self) -> dict[str, bytes]:
        """Return all that each can be given from now on, by every way there is."""
        room = self.venue.room
        for ear in self.ears.values():
            ear.get(f"/room/{room}")
            streams = [value["stream"] for value in ear.snapshot()["snapshots"]]
            for stream in streams:
                ear.heard += json.dumps(ear.events({stream: 0}), ensure_ascii=False)
            ear.get(f"/room/{room}/history?before=100000", Accept="application/json")
            ear.get("/mine")
            ear.get(f"/desk/{room}")
        return {name: ear.heard.encode() for name, ear in self.ears.items()}


def play(evening: Evening) -> None:
    """Have everything said that can become of words here."""
    for name, called in NAMES.items():
        assert evening.do(name, "member.describe", name=called)["became"] == "done"
    evening.say("Leaf", "shown")
    _hold(evening)
    _change(evening)
    _aside(evening)
    _refuse(evening)


def _hold(evening: Evening) -> None:
    evening.do("Gate", "mode.set", mode="read_first")
    waiting = {"Leaf": "held", "Cup": "returned", "Kite": "hidden unseen", "Lamp": "asked for"}
    for name, thing in waiting.items():
        assert evening.say(name, thing)["became"] == "held"
    note = evening.word("note of return")
    evening.do("Gate", "hold.return", **evening.of("returned"), note=note, lang="en")
    evening.do("Gate", "hold.hide", **evening.of("hidden unseen"), reason="hurtful")
    evening.do("Gate", "rendering.ask", **evening.of("asked for"), lang="en")
    text = evening.word("rendering of what is held")
    answer = evening.do("Bridge", "rendering.give", **evening.of("asked for"), lang="en", text=text)
    assert answer["became"] == "done"
    evening.do("Gate", "mode.set", mode="open")


def _change(evening: Evening) -> None:
    going = {"Cup": "withdrawn", "Lamp": "erased", "Kite": "superseded", "Leaf": "taken out"}
    for name, thing in going.items():
        assert evening.say(name, thing)["became"] == "shown"
    evening.do("Cup", "message.withdraw", **evening.of("withdrawn", "message"))
    evening.do("Lamp", "message.erase", **evening.of("erased", "message"))
    text = evening.word("current")
    evening.do("Kite", "message.revise", **evening.of("superseded"), lang="en", text=text)
    evening.do("Gate", "message.hide", **evening.of("taken out", "message"), reason="rules")
    text = evening.word("rendering", "ru")
    evening.do("Bridge", "rendering.give", **evening.of("shown"), lang="ru", text=text)


def _aside(evening: Evening) -> None:
    evening.say("Leaf", "to moderators", "moderators")
    evening.say("Gate", "among moderators", "desk")
    leaf = evening.venue.id("Leaf")
    evening.do("Gate", "note.send", member=leaf, lang="en", text=evening.word("note"))
    text = evening.word("look", "hy")
    look = evening.do("Cup", "look.ask", **evening.of("shown", "message"), lang="hy", text=text)["look"]
    text = evening.word("answer to the look")
    evening.do("Stair", "look.close", look=look, outcome="talked", lang="en", text=text)
    evening.do("Gate", "announcement.post", text={"en": evening.word("announcement")})
    evening.do("Gate", "question.set", text={"ru": evening.word("question", "ru")})


def _refuse(evening: Evening) -> None:
    """Words that are refused: they are kept nowhere and reach nobody."""
    room = {"audience": "room", "lang": "en", "reply_to": None}

    def code(text: str, **more: str) -> str:
        return str(evening.do("Kite", "message.send", **room, text=text, **more)["code"])

    assert code(f"{evening.word('asked')} +44 20 7946 0018") == "ask"
    assert code(f"{evening.word('invalid')}\0") == "invalid"
    assert code("words", body=evening.word("unknown field")) == "invalid"
    assert evening.do("Kite", evening.word("unknown command"))["code"] == "missing"
    evening.do("Gate", "member.mute", member=evening.venue.id("Cup"), minutes=30, reason="other")
    assert evening.say("Cup", "declined")["code"] == "declined"
    assert evening.say("Bell", "forbidden")["code"] == "forbidden"
