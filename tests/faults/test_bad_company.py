"""Peers that read nothing, or bytewise, or send what no page sends: closed, and nobody else's harm."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event, Thread
from time import monotonic

from dialogue.kernel import limits
from tests.make.bad_company import ODD, PUSHED, BadCompany
from tests.make.bustle import Bustle, bustle
from tests.make.insistent import Insistent
from tests.make.invariants import check
from tests.make.measure import p95, resident
from tests.make.seed import Seed
from tests.make.venue import Venue
from tests.make.wire import Wire

MIB = 1024 * 1024
LONG = dict.fromkeys(("az", "hy", "en", "ru"), "🍎🐟" * 500)  # as many bytes as a text may have
TOLD, AT_ONCE = 85, 3
SLACK = 1.0  # seconds: what this machine may be busy with besides


@dataclass(frozen=True)
class Seen:
    """What came of one round: memory that huge frames and all of it took, codes, how long others waited."""

    memory: int
    grown: int
    pushed: set[int]
    slow: set[int]
    odd: dict[str, int]
    beside: float


def bother(venue: Venue, people: Bustle) -> Seen:
    """Have them do all they can, while everybody is told a lot; return when they are closed."""
    before, loud = resident(venue.served), Thread(target=tell_much, args=(venue,))
    with BadCompany(venue) as bad:
        quiet = resident(venue.served)
        pushed = bad.push()
        memory = resident(venue.served) - quiet
        odd = bad.say_odd_things()
        bad.bytewise.wait_until_told()
        loud.start()
        beside = p95(people.writers["Stair"])
        loud.join()
        slow = {line.wire.until_closed() for line in bad.silent}
        grown = resident(venue.served) - before
    told, answered = bad.bytewise.told()
    assert (bool(told), answered) == (True, bad.bytewise.asked[: len(answered)])
    return Seen(memory, grown, pushed, slow, odd, beside)


def tell_much(venue: Venue) -> None:
    """Say more than a megabyte to the room."""
    gate = venue.guest("Gate")
    with ThreadPoolExecutor(AT_ONCE) as several:
        told = several.map(lambda _: gate.command("announcement.post", {"text": LONG}), range(TOLD))
    assert {each["became"] for each in told} == {"done"}


def test_bad_company_is_closed_and_harms_nobody(hall: Venue, seed: Seed) -> None:
    began = monotonic()
    mute = [Wire.open(hall.served.port) for _ in range(3)]
    with bustle(hall, seed) as people:
        people.writers["Stair"] = Insistent(hall.guest("Stair"), "en", Event())
        calm = p95(people.writers["Stair"])
        rounds = [bother(hall, people) for _ in seed.rounds(1, 5)]
    codes = {wire.until_closed() for wire in mute}
    late = monotonic() - began
    for wire in mute:
        wire.close()
    beside = max(each.beside for each in rounds)
    memory = [(each.memory // 1024, each.grown // 1024) for each in rounds]
    print(f"95 of 100 acks within {calm:.3f} s, in bad company {beside:.3f} s; KiB: {memory}")  # noqa: T201

    assert beside < 3 * calm + SLACK
    assert (codes, late >= limits.HELLO_DEADLINE) == ({1008}, True)
    for each in rounds:
        assert each.pushed <= {1009, 1006}
        assert {name: code in ODD[name][1] for name, code in each.odd.items()} == dict.fromkeys(ODD, True)
        assert each.slow <= {1013, 1006}  # who reads nothing cannot read why
    # who is refused just then costs some hundred KiB too; what one peer pushes would show all the same
    assert rounds[-1].memory < PUSHED
    assert rounds[-1].grown < 16 * MIB
    check(hall, people)
