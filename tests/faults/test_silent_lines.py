"""Lines of phones die without a word to either end: phones notice, come back, and have everything once."""

from threading import Event
from time import monotonic
from typing import Final

from tests.make.insistent import Insistent, spelled
from tests.make.invariants import check_writers, room_of
from tests.make.phone import SILENCE, Phone
from tests.make.proxy import Proxy
from tests.make.seed import Seed
from tests.make.venue import Venue

NAMES: Final = ("Leaf", "Lamp", "Cup", "Chair")
QUICK: Final = 2  # the short version does not wait as long as a page does
STEP, PACE = 0.25, 4.0
SLACK: Final = 10.0
PATIENCE: Final = 60


def speak(hall: Venue, network: Proxy, phones: list[Phone], times: int) -> int:
    """Have lines die while everybody has something to say; return how many did."""
    dead = 0
    for _ in range(times):
        left = sum(len(phone.left) for phone in phones)
        while left and sum(len(phone.left) for phone in phones) == left:
            Event().wait(STEP)
            hall.served.move(PACE)
        dead += network.swallow(0.6)
    while any(phone.left for phone in phones):
        Event().wait(STEP)
        hall.served.move(PACE)
    return dead


def test_phones_whose_lines_die_without_a_word_come_back_and_miss_nothing(hall: Venue, seed: Seed) -> None:
    since = room_of(hall.guest("Gate"))["at"]
    gate = Insistent(hall.guest("Gate"), "en", Event())
    with Proxy(hall.served.port, seed, delay=0.02, rate=1_000_000, cuts=0) as network:
        phones = [Phone(hall, name, network.port, len(seed.rounds(8, 20)), since) for name in NAMES]
        for phone in phones:
            if not seed.long:
                phone.patience = phone.silence = QUICK
            phone.start()
        dead = speak(hall, network, phones, len(seed.rounds(2, 6)))
        dead += network.swallow(1)  # who only listens notices by what does not come
        began, last = monotonic(), said(gate)
        for phone in phones:
            phone.wanted = last
        for phone in phones:
            phone.join(PATIENCE)
        took = monotonic() - began
    print(f"{dead} lines died; all had heard the last word after {took:.1f} s")  # noqa: T201

    assert dead > 0
    assert took < (SILENCE if seed.long else QUICK) + SLACK
    assert [phone.person for phone in phones if phone.heard != phones[0].heard] == []
    assert sorted(phones[0].heard) == list(range(since + 1, last + 1))
    for phone in phones:
        phone.guest = hall.guest(phone.person)  # on a line that lives
    check_writers(hall, {**{phone.person: phone for phone in phones}, "Gate": gate})


def said(writer: Insistent) -> int:
    """Have somebody say one thing more; return its number."""
    key = str(len(writer.sent)).rjust(8, "0") + "-0000-4000-8000-000000000000"
    writer.send(key, spelled())
    seq: int = writer.sent[key].answer["seq"]
    return seq
