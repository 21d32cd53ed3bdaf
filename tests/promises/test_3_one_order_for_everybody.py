"""One order on the real server: people who speak at once are heard in one order by everyone who reads."""

from collections.abc import Iterator
from threading import Barrier, Thread
from typing import Any

import pytest

from tests.make.venue import Line, Venue, open_venue

SPEAKERS = {"Leaf": "az", "Lamp": "ru", "Cup": "hy", "Chair": "ru", "Kite": "en"}
READERS = (*SPEAKERS, "Bell", "Bridge", "Gate", "Stair")
EACH = 4


@pytest.fixture(scope="module")
def venue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with open_venue(tmp_path_factory.mktemp("order") / "data") as opened:
        yield opened


def story(line: Line, last: int) -> list[tuple[int, Any]]:
    """Return what a reader hears of the room up to a number."""
    found: list[tuple[int, Any]] = []
    while not found or found[-1][0] < last:
        batch = line.batch()
        if batch["stream"] == line.streams["room"]:
            found += [(batch["from"] + place, event) for place, event in enumerate(batch["events"])]
    return found


def test_everyone_hears_one_story_without_a_gap(venue: Venue) -> None:
    lines = {name: venue.wire(name) for name in READERS}
    start = lines["Leaf"].hello["streams"][0]["head"]
    gate, answers = Barrier(len(SPEAKERS)), {}

    def speak(name: str) -> None:
        gate.wait(10)
        said = [lines[name].say(f"{name} {'abde'[turn]}", lang=SPEAKERS[name]) for turn in range(EACH)]
        answers[name] = [answer["seq"] for answer in said]

    threads = [Thread(target=speak, args=(name,)) for name in SPEAKERS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    last = start + EACH * len(SPEAKERS)

    stories = {name: story(line, last) for name, line in lines.items()}
    for line in lines.values():
        line.wire.close()
    assert [seq for seq, _ in stories["Leaf"]] == list(range(start + 1, last + 1))
    assert [name for name, told in stories.items() if told != stories["Leaf"]] == []
    assert {seq for told in answers.values() for seq in told} == set(range(start + 1, last + 1))
    assert [told for told in answers.values() if told != sorted(told)] == []


def test_what_is_read_later_is_the_same_story(venue: Venue) -> None:
    with venue.wire("Gate") as desk:
        stream = desk.streams["room"]
    told = {name: venue.guest(name).events({stream: 13})["batches"][0] for name in READERS}

    assert [name for name, batch in told.items() if batch["events"] != told["Leaf"]["events"]] == []
    assert len(told["Leaf"]["events"]) >= EACH * len(SPEAKERS)
