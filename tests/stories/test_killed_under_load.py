"""Promise 2 with the real thing: the server is killed at random moments while people write."""

import os
import random
import threading
from pathlib import Path
from uuid import uuid4

import pytest

from tests.make.guest import Guest
from tests.make.server import Served

ROUNDS = 10
WRITERS = ("participant-1", "participant-2", "participant-3", "participant-4")


class Writer(threading.Thread):
    """Somebody who writes until the server is gone; remembers what was acknowledged."""

    def __init__(self, guest: Guest, number: int) -> None:
        super().__init__(daemon=True)
        self.guest = guest
        self.number = number
        self.acknowledged: dict[str, str] = {}
        self.unsure: dict[str, str] = {}

    def run(self) -> None:
        for count in range(200):
            key, text = str(uuid4()), f"{self.number} {count} {uuid4().hex}"
            self.unsure[key] = text
            try:
                answer = self.guest.say(text, key=key)
            except (OSError, ValueError):
                return
            if answer.get("became") == "shown":
                self.acknowledged[key] = text
                del self.unsure[key]
            else:
                del self.unsure[key]


@pytest.mark.story
def test_every_acknowledged_message_is_there_once_after_ten_kills(tmp_path: Path) -> None:
    seed = int(os.environ.get("DIALOGUE_SEED", str(random.randrange(10**9))))
    print(f"seed {seed}")  # noqa: T201 - so that a failure can be repeated
    chance = random.Random(seed)
    served = Served(tmp_path / "data", demo=True)
    guests = [Guest.of_demo(served, name) for name in WRITERS]
    moderator = Guest.of_demo(served, "moderator-1")
    acknowledged: dict[str, tuple[Guest, str]] = {}

    for _ in range(ROUNDS):
        writers = [Writer(guest, number) for number, guest in enumerate(guests)]
        for writer in writers:
            writer.start()
        threading.Event().wait(chance.uniform(0.05, 0.4))
        served.kill()
        for writer in writers:
            writer.join(20)
        served.again()
        served.move(90)  # so that the pace of one person is not what is tested
        for writer in writers:
            for key, text in writer.acknowledged.items():
                acknowledged[key] = (writer.guest, text)
            for key, text in writer.unsure.items():
                answer = writer.guest.say(text, key=key)
                if answer.get("became") == "shown":
                    acknowledged[key] = (writer.guest, text)

    assert acknowledged
    for key, (guest, text) in list(acknowledged.items())[:20]:
        assert guest.say(text, key=key)["became"] == "shown"
    found = _all_texts(moderator)
    assert [found.count(text) for _, text in acknowledged.values()] == [1] * len(acknowledged)
    assert served.stop() == 0


def _all_texts(moderator: Guest) -> list[str]:
    """Read the whole room back through the events: dense numbers, each text where it was shown."""
    boot = moderator.snapshot()
    room = next(value for value in boot["snapshots"] if value["kind"] == "room")
    cursor, texts = 0, []
    while cursor < room["at"]:
        found = moderator.events({room["stream"]: cursor})
        batch = found["batches"][0]
        assert batch["from"] == cursor + 1
        cursor += len(batch["events"])
        texts += [said["text"] for said in batch["words"].get("revisions", {}).values() if said]
    return texts
