"""A line is cut while something is sent over it: the same key on another line finds out what became of it."""

from threading import Event
from typing import Literal
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from dialogue.messages.models import Message
from tests.make.bustle import bustle
from tests.make.cutter import Cutter, How
from tests.make.insistent import spelled
from tests.make.invariants import check
from tests.make.seed import Seed
from tests.make.venue import Venue

TICK = 0.02


def made(venue: Venue, key: str) -> int:
    with venue.reading() as db:
        return db.scalar(select(func.count()).where(Message.client_key == key)) or 0


@pytest.mark.parametrize("how", ["socket", "http"])
def test_a_line_is_cut_before_the_commit_and_after_it(hall: Venue, seed: Seed, how: How) -> None:
    places: list[Literal["before", "after"]] = ["before", "after"]
    found: list[int] = []
    name = seed.choice(["Gate", "Stair"])
    with bustle(hall, seed) as people:
        cutter = people.writers[name] = Cutter(hall, name, "en", how)
        for place in places * len(seed.rounds(1, 5)):
            key, text = str(uuid4()), spelled()
            hall.served.tell("hold", place, key)
            cutter.begin(key, text)
            hall.served.wait_until_held()
            cutter.cut()
            found.append(made(hall, key))
            hall.served.tell("free")
            people.go_on(seed.uniform(0, 0.1))
            cutter.send(key, text)

    assert found == [0, 1] * (len(found) // 2)
    assert [sent.answer["became"] for sent in cutter.sent.values()] == ["shown"] * len(found)
    check(hall, people)


def test_a_line_is_cut_at_any_moment(hall: Venue, seed: Seed) -> None:
    name = seed.choice(["Gate", "Stair"])
    with bustle(hall, seed) as people:
        cutter = people.writers[name] = Cutter(hall, name, "en", "socket")
        for _ in seed.rounds(5, 30):
            key, text = str(uuid4()), spelled()
            cutter.begin(key, text)
            Event().wait(seed.uniform(0, TICK))
            cutter.cut()
            cutter.send(key, text)
            people.go_on(0)

    assert {sent.answer["became"] for sent in cutter.sent.values()} == {"shown"}
    check(hall, people)
