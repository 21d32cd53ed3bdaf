"""One key makes one message, however often, from wherever and however late it is sent."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Barrier, Event
from typing import Any
from uuid import uuid4

from sqlalchemy import update

from dialogue.kernel import limits
from dialogue.people.models import Login
from dialogue.store.engines import writer_engine
from tests.make.bustle import Bustle, bustle
from tests.make.guest import Guest
from tests.make.insistent import Insistent, Sent, insist, spelled
from tests.make.invariants import check
from tests.make.seed import Seed
from tests.make.venue import Line, Venue

Ask = Callable[[], dict[str, Any]]
MOST = 50
TABS = 3  # beside one that only listens


def at_once(asks: list[Ask]) -> list[dict[str, Any]]:
    """Ask all of it at the same moment; return the answers."""
    ready = Barrier(len(asks))

    def ask(one: Ask) -> dict[str, Any]:
        ready.wait()
        return one()

    with ThreadPoolExecutor(len(asks)) as pool:
        return list(pool.map(ask, asks))


def one_more(people: Bustle, name: str) -> Insistent:
    """Let somebody else write by hand."""
    made = people.writers[name] = Insistent(people.venue.guest(name), "en", Event())
    return made


def note(writer: Insistent, key: str, text: str, answer: dict[str, Any]) -> None:
    """Have the checker know of what was sent past the writer."""
    writer.sent[key] = Sent(text, answer, 1)


def test_fifty_at_once_make_one_message(hall: Venue, seed: Seed) -> None:
    name = seed.choice(["Gate", "Stair"])
    with bustle(hall, seed) as people:
        writer = one_more(people, name)
        tabs = [hall.wire(name) for _ in range(TABS)]
        for _ in seed.rounds(1, 5):
            people.go_on(0)
            key, text = str(uuid4()), spelled()
            lines: list[Line | Guest] = [*tabs, *(hall.guest(name) for _ in range(MOST - TABS))]
            asks: list[Ask] = [partial(line.say, text, key=key) for line in lines]
            answers = at_once(seed.sample(asks, MOST))
            note(writer, key, text, answers[0])
            assert answers == [answers[0]] * MOST
            assert answers[0]["became"] == "shown"
        for tab in tabs:
            tab.wire.close()

    check(hall, people)


def test_two_tabs_of_one_person_are_one_person_and_hear_the_same(hall: Venue, seed: Seed) -> None:
    name = seed.choice(["Gate", "Stair"])
    with bustle(hall, seed) as people, hall.wire(name) as one, hall.wire(name) as two:
        writer = one_more(people, name)
        for _ in seed.rounds(3, 20):
            people.go_on(0)
            key, text = str(uuid4()), spelled()
            same = at_once([partial(tab.say, text, key=key) for tab in (one, two)])
            keys, texts = [str(uuid4()), str(uuid4())], [spelled(), spelled()]
            pairs = zip((one, two), texts, keys, strict=True)
            each = at_once([partial(tab.say, said, key=own) for tab, said, own in pairs])
            note(writer, key, text, same[0])
            for told in zip(keys, texts, each, strict=True):
                note(writer, *told)
            assert same[0] == same[1]
            assert each[0]["message"] != each[1]["message"]

    check(hall, people)


def test_a_key_with_another_body_is_a_conflict_also_after_the_server_was_killed(
    hall: Venue, seed: Seed
) -> None:
    with bustle(hall, seed) as people:
        writer = people.writers["Kite"]
        for _ in seed.rounds(1, 5):
            key = seed.choice([key for key, sent in list(writer.sent.items()) if sent.kept])
            other = partial(hall.guest("Kite").say, spelled(), key=key)
            before, _ = insist(other)
            hall.served.kill()
            hall.served.again()
            after, _ = insist(other)
            assert [before, after] == [{"code": "conflict", "data": {"why": "key"}}] * 2

    check(hall, people)


def test_a_key_is_known_a_day_and_a_restart_later(hall: Venue, seed: Seed) -> None:
    with bustle(hall, seed) as people:
        people.go_on(0)
    check(hall, people)

    for how in (hall.served.kill, hall.served.stop):
        how()
        hall.served.moved += limits.DAY + seed.randint(1, limits.HOUR)
        sign_all_in(hall)
        hall.served.again()
        check(hall, people)


def sign_all_in(venue: Venue) -> None:
    """Have everybody be signed in as if they had come back; the server has stopped."""
    engine = writer_engine(venue.pair.words)
    now = datetime.now(UTC) + timedelta(seconds=venue.served.moved)
    with engine.begin() as db:
        db.execute(update(Login).values(seen=now, started=now))
    engine.dispose()
