"""The drill: backed up while people write, then erased, then restored: all is there but what was erased."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.make.command_line import Told
from tests.make.drill import Places, back_up, make_key, restore, restored, telling, writing
from tests.make.guest import Guest
from tests.make.insistent import insist
from tests.make.invariants import check_log
from tests.make.pair import Pair
from tests.make.postgres import Server
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
    """Let it all happen; afterwards the machine may be lost."""
    message = say_what_could_leak(venue)
    told = [make_key(venue, places)]
    with writing(venue, "Cup", "Chair") as writers:
        before = {
            key: sent.text for writer in writers for key, sent in list(writer.sent.items()) if sent.shown
        }
        told.append(back_up(venue, places, "words", "keys"))
    erased = telling(venue, "Leaf", "Lamp")
    leaf, lamp = venue.guest("Leaf"), venue.guest("Lamp")
    erased_one, _ = insist(lambda: leaf.command("message.erase", {"message": message}))
    assert erased_one["became"] == "done"
    erase_all(lamp)
    left = set(telling(venue, "Leaf", "Lamp"))
    told.append(back_up(venue, places, "keys"))
    with venue.reading() as db:
        check_log(db)
    return Drill(places, venue.room, [each for each in erased if each not in left], before, told)


def erase_all(guest: Guest) -> None:
    """Have somebody erase everything; on a slow machine the answer may be that it is not clear yet."""
    answer = guest.command("mine.erase_all", {})
    assert answer.get("became") == "done" or answer["code"] == "busy", answer


def check(drill: Drill, folder: Path, careless: Pair | None = None, rightly: Pair | None = None) -> None:
    """Restore twice: with the keys of then, to see what could leak, and with the newest, which must not."""
    folder.mkdir(exist_ok=True)
    places = drill.places
    words, first, newest = places.newest("words"), min(places.keys.iterdir()), places.newest("keys")

    told = [
        restore(places, folder / "first keys", words, first, careless),
        restore(places, folder / "newest keys", words, newest, rightly),
    ]

    assert [each.code for each in (*drill.told, *told)] == [0] * 5, [each.err for each in told]
    assert "Erased again: messages 0, people 0, rooms 0." in told[0].out
    assert "Erased again: messages 1, people 1, rooms 0." in told[1].out
    leaking, clean = restored(folder / "first keys", careless), restored(folder / "newest keys", rightly)
    assert len(drill.erased) > 8
    assert leaking.holding(drill.erased) == set(drill.erased)
    assert clean.holding(drill.erased) == set()
    texts = clean.texts(drill.room)
    assert len(drill.before) >= 10
    assert [key for key, text in drill.before.items() if texts.get(key) != [text]] == []
    assert {SECRET, OWN} <= {text for each in leaking.texts(drill.room).values() for text in each}
    assert {SECRET, OWN} & {text for each in texts.values() for text in each} == set()
    clean.check()


def test_from_files_to_files(tmp_path: Path) -> None:
    with open_venue(tmp_path / "data") as venue:
        drill = lose(venue, Places(tmp_path / "backups"))

    check(drill, tmp_path)


@pytest.mark.postgresql
def test_from_postgresql_to_postgresql(postgresql: Server, tmp_path: Path) -> None:
    with open_venue(tmp_path / "data", pair=postgresql.pair()) as venue:
        drill = lose(venue, Places(tmp_path / "backups"))

    check(drill, tmp_path, postgresql.pair(), postgresql.pair())


@pytest.mark.postgresql
@pytest.mark.soak
def test_from_files_to_postgresql_and_back(postgresql: Server, tmp_path: Path) -> None:
    with open_venue(tmp_path / "data") as venue:
        there = lose(venue, Places(tmp_path / "there"))
    with open_venue(tmp_path / "grown", pair=postgresql.pair()) as venue:
        back = lose(venue, Places(tmp_path / "back"))

    check(there, tmp_path / "a", postgresql.pair(), postgresql.pair())
    check(back, tmp_path / "b")
