"""Many guess passwords and entry words at once: hashing them is dear, and the meeting does not notice."""

from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from threading import Event, Thread
from time import monotonic
from typing import Final

from dialogue.people.entry_words import draw_words
from dialogue.people.passwords import hash_password
from tests.make.bustle import Bustle, bustle
from tests.make.draw import FixedDraw
from tests.make.guest import Guest
from tests.make.insistent import Insistent
from tests.make.invariants import check
from tests.make.measure import took
from tests.make.seed import Seed
from tests.make.venue import Venue

GUESSERS: Final = 12
SHORT, LONG = 15, 60
# On the hub it would have a page wait for some hashes, 0.13 s and more. An ack waits for the disk too, and
# for PostgreSQL, which shares the machine with two threads that take what they can of it: when nobody
# guesses there are two such threads too, elsewhere, so that only where it is done makes a difference.
QUICK, ANSWERED = 0.12, 2.0
SLOWER: Final = 3
REFUSED: Final = {400, 403, 429, 503}


class Guesser(Thread):
    """Tries again and again, each time from another address and with another name."""

    def __init__(self, venue: Venue, number: int, enough: Event) -> None:
        super().__init__(daemon=True)
        self.answers: list[int] = []
        self._guest, self._number, self._enough = Guest(venue.served), number, enough

    def run(self) -> None:
        words = " ".join(draw_words("en", FixedDraw()))
        ways = {"/staff/sign-in": {"password": "a lamp on a ladder"}, "/return": {"words": words}}
        path, fields = list(ways.items())[self._number % 2]
        csrf = self._guest.get(path).csrf
        while not self._enough.is_set():
            tried = len(self.answers)
            where = f"10.{self._number}.{tried // 250}.{tried % 250}"
            wish = {"csrf": csrf, "name": f"lamp {self._number} {tried}", **fields}
            self.answers.append(self._guest.post(path, wish, X_Forwarded_For=where).status)


@contextmanager
def hashing_elsewhere() -> Iterator[None]:
    """Have two threads hash one password after the other for the length of a block, not at the server."""
    enough = Event()

    def hash_on() -> None:
        while not enough.is_set():
            hash_password("a lamp on a ladder")

    threads = [Thread(target=hash_on, daemon=True) for _ in range(2)]
    for one in threads:
        one.start()
    try:
        yield
    finally:
        enough.set()
        for one in threads:
            one.join(60)


@contextmanager
def guessing(venue: Venue) -> Iterator[list[Guesser]]:
    """Have them try for the length of a block."""
    enough = Event()
    guessers = [Guesser(venue, number, enough) for number in range(GUESSERS)]
    for one in guessers:
        one.start()
    try:
        yield guessers
    finally:
        enough.set()
        for one in guessers:
            one.join(60)


def median_waits(people: Bustle, reader: Guest, pages: int) -> tuple[float, float]:
    """Return how long somebody waits for a page, and somebody for an ack, while the meeting goes on."""
    writer, waits = people.writers["Gate"], []
    for _ in range(pages):
        began = monotonic()
        assert reader.get("/about").status == 200
        waits.append(monotonic() - began)
        people.go_on(0)
    return median(waits), median(took(writer, pages))


def test_while_many_guess_the_meeting_goes_on(hall: Venue, seed: Seed) -> None:
    hall.served.stop()
    hall.served.environ["DIALOGUE_PROXIES"] = "1"  # so that each guess may come from another address
    hall.served.again()
    reader, pages = hall.guest(seed.choice(["Leaf", "Cup"])), LONG if seed.long else SHORT
    with bustle(hall, seed) as people:
        people.writers["Gate"] = Insistent(hall.guest("Gate"), "en", Event())
        with hashing_elsewhere():
            calm = median_waits(people, reader, pages)
        with guessing(hall) as guessers:
            attacked = median_waits(people, reader, pages)
    print("seconds for a page and for an ack:", *calm, "and attacked:", *attacked)  # noqa: T201 - the figures

    assert {status for one in guessers for status in one.answers} <= REFUSED
    assert sum(len(one.answers) for one in guessers) > GUESSERS
    assert attacked[0] < max(QUICK, SLOWER * calm[0])
    assert attacked[1] < ANSWERED
    check(hall, people)
