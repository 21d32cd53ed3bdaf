"""Promise 2 with the real thing: the server is killed at random moments while people write."""

import os
import random
from http.client import HTTPException
from pathlib import Path
from threading import Event, Thread
from typing import Any, Final
from uuid import uuid4

import pytest

from tests.make.guest import Guest
from tests.make.server import Served

ROUNDS: Final = 10
WRITERS: Final = ("participant-1", "participant-2", "participant-3", "participant-4")
LANGS: Final = ("az", "hy", "en", "ru")
SENT_AGAIN: Final = 10
STEP: Final = 0.05
PACE: Final = 60  # seconds that pass in every step, so that the pace of one person is not what is tested


class Writer(Thread):
    """Somebody who writes until the server is gone; remembers what was answered, and what never was."""

    def __init__(self, guest: Guest, lang: str) -> None:
        super().__init__(daemon=True)
        self.guest = guest
        self.lang = lang
        self.answered: dict[str, tuple[str, dict[str, Any]]] = {}
        self.unsure: dict[str, str] = {}

    def run(self) -> None:
        while True:
            key, text = str(uuid4()), spelled()
            self.unsure[key] = text
            try:
                self.answered[key] = (text, self.say(key, text))
            except (OSError, ValueError, HTTPException):
                return
            del self.unsure[key]

    def say(self, key: str, text: str) -> dict[str, Any]:
        return self.guest.say(text, lang=self.lang, key=key)


def spelled() -> str:
    """A text that nobody else writes, in letters that nothing confuses."""
    return "word " + "".join(
        ("ba", "ke", "di", "fo", "gu", "ha", "je", "mo")[int(digit) % 8] for digit in bits()
    )


def bits() -> str:
    return f"{uuid4().int % 8**16:016o}"


@pytest.mark.story
def test_every_acknowledged_message_is_there_once_after_ten_kills(tmp_path: Path) -> None:
    seed = int(os.environ.get("DIALOGUE_SEED", str(random.randrange(10**9))))
    print(f"seed {seed}")  # noqa: T201 - so that a failure can be repeated
    chance = random.Random(seed)
    served = Served(tmp_path / "data", demo=True)
    people = [(Guest.of_demo(served, name), lang) for name, lang in zip(WRITERS, LANGS, strict=True)]
    moderator = Guest.of_demo(served, "moderator-1")
    writers: list[Writer] = []

    for _ in range(ROUNDS):
        round_ = [Writer(guest, lang) for guest, lang in people]
        write_until_killed(served, round_, chance.uniform(0.05, 0.5))
        served.again()
        moderator.get("/hidden")  # so that they stay signed in
        writers += round_

    kept = {text: answer["seq"] for writer in writers for _, text, answer in shown(writer)}
    unsure = {text for writer in writers for text in writer.unsure.values()}
    found = everything_said(moderator)
    sent = [(writer, *each) for writer in writers for each in shown(writer)]
    changed = [
        key for writer, key, text, old in chance.sample(sent, SENT_AGAIN) if writer.say(key, text) != old
    ]
    said = [text for text in found.values() if text in kept or text in unsure]
    assert len(kept) > ROUNDS
    assert {text: seq for seq, text in found.items() if text in kept} == kept
    assert len(said) == len(set(said))
    assert changed == []
    assert served.stop() == 0


def write_until_killed(served: Served, writers: list[Writer], seconds: float) -> None:
    """Have everybody write, let time pass quickly for them, and end the server in the middle of it."""
    for writer in writers:
        writer.start()
    for _ in range(round(seconds / STEP)):
        Event().wait(STEP)
        served.move(PACE)
    served.kill()
    for writer in writers:
        writer.join(20)


def shown(writer: Writer) -> list[tuple[str, str, dict[str, Any]]]:
    """Return key, text and answer of what was acknowledged as shown."""
    answered = [(key, text, answer) for key, (text, answer) in writer.answered.items()]
    return [each for each in answered if each[2].get("became") == "shown"]


def everything_said(reader: Guest) -> dict[int, str]:
    """Read the whole room back through its events: dense numbers, each text with the number it has."""
    room = next(value for value in reader.snapshot()["snapshots"] if value["kind"] == "room")
    cursor, texts = 0, {}
    while cursor < room["at"]:
        [batch] = reader.events({room["stream"]: cursor})["batches"]
        assert batch["from"] == cursor + 1
        for kind, _, _, refs in batch["events"]:
            cursor += 1
            if kind == "message_shown" and (said := batch["words"]["revisions"].get(refs["revision"])):
                texts[cursor] = said["text"]
    return texts
