"""The drill: backed up while people write, then erased, then restored: all is there but what was erased."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.make.command_line import Told
from tests.make.drill import (
    Places,
    back_up,
    make_key,
    restore,
    restored,
    telling,
    writing,
)
from tests.make.invariants import check_log
from tests.make.venue import Venue, open_venue

SECRET = "Babamın bağındakı nar ağacı"
RENDERED = "Պապիս այգու նռնենին"
OWN = "Мой дедушка сажал орех"


@dataclass
class Drill:
    """What was done, up to the moment in which the machine is lost."""

    places: Places
    room: str
    erased: list[bytes]  # sealed values that lay in the database when the backup was made
    before: dict[str, str]  # what was acknowledged before the backup began, by key
    told: list[Told]


def say_what_could_leak(venue: Venue) -> str:
    leaf, lamp = venue.guest("Leaf"), venue.guest("Lamp")
    told = leaf.say(SECRET, lang="az")
    wording = {"message": told["message"], "revision": told["revision"]}
    assert venue.guest("Bridge").command("rendering.give", {**wording, "lang": "hy", "text": RENDERED})
    assert lamp.say(OWN, lang="ru")["became"] == "shown"
    look = {"message": told["message"], "lang": "ru", "text": "Посмотрите"}
    assert lamp.command("look.ask", look)["became"] == "done"
    return str(told["message"])


def lose(venue: Venue, places: Places) -> Drill:
    """Let it all happen; at the end the server is gone."""
    message = say_what_could_leak(venue)
    told = [make_key(venue, places)]
    with writing(venue, "Cup", "Chair") as writers:
        before = {key: sent.text for writer in writers for key, sent in writer.sent.items() if sent.shown}
        told.append(back_up(venue, places, "words", "keys"))
    erased = telling(venue, "Leaf", "Lamp")
    leaf, lamp = venue.guest("Leaf"), venue.guest("Lamp")
    assert leaf.command("message.erase", {"message": message})["became"] == "done"
    assert lamp.command("mine.erase_all", {})["became"] == "done"
    left = set(telling(venue, "Leaf", "Lamp"))
    told.append(back_up(venue, places, "keys"))
    with venue.reading() as db:
        check_log(db)
    return Drill(places, venue.room, [each for each in erased if each not in left], before, told)


@pytest.fixture
def drill(tmp_path: Path) -> Drill:
    with open_venue(tmp_path / "data") as venue:
        return lose(venue, Places(tmp_path / "backups"))


def test_all_that_was_acknowledged_is_there_once_and_what_was_erased_is_in_no_file(
    drill: Drill, tmp_path: Path
) -> None:
    places = drill.places
    words, first = places.newest("words"), min(places.keys.iterdir())

    careless = restore(places, tmp_path / "first keys", words, first)
    rightly = restore(places, tmp_path / "newest keys", words, places.newest("keys"))

    leaking, clean = restored(tmp_path / "first keys"), restored(tmp_path / "newest keys")
    assert [told.code for told in (*drill.told, careless, rightly)] == [0] * 5, rightly.all
    assert "Erased again: messages 1, people 1, rooms 0." in rightly.out
    assert len(drill.erased) > 8
    assert leaking.holding(drill.erased) == set(drill.erased)
    assert clean.holding(drill.erased) == set()
    texts = clean.texts(drill.room)
    assert {key: texts.get(key) for key in drill.before} == {
        key: [text] for key, text in drill.before.items()
    }
    assert {SECRET, OWN} & {text for each in texts.values() for text in each} == set()
    assert {SECRET, OWN} <= {text for each in leaking.texts(drill.room).values() for text in each}
    clean.check()
