"""The server is told to stop while people write: what it began is answered, pages are told to come back."""

import signal
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from uuid import uuid4

import pytest

from dialogue.kernel import limits
from tests.make.bustle import bustle
from tests.make.cutter import How
from tests.make.insistent import Insistent, Sent, spelled
from tests.make.invariants import check
from tests.make.seed import Seed
from tests.make.venue import Venue

TICK = 0.1


@pytest.mark.parametrize("how", ["socket", "http"])
def test_told_to_stop_it_answers_what_it_began_and_ends(hall: Venue, seed: Seed, how: How) -> None:
    name = seed.choice(["Gate", "Stair"])
    with bustle(hall, seed) as people, ThreadPoolExecutor(1) as pool:
        writer = people.writers[name] = Insistent(hall.guest(name), "en", Event())
        for _ in seed.rounds(1, 5):
            key, text = str(uuid4()), spelled()
            with hall.wire(name) as line:
                hall.served.tell("hold", "before", key)
                begun = pool.submit(line.say if how == "socket" else hall.guest(name).say, text, key=key)
                hall.served.wait_until_held()
                hall.served.process.send(signal.SIGTERM)
                Event().wait(seed.uniform(0, TICK))
                hall.served.tell("free")
                answer = begun.result()
                farewell = line.wire.event("bye")
                closed = line.wire.until_closed()
            code = hall.served.process.wait()
            hall.served.again()
            writer.sent[key] = Sent(text, answer, 1)
            assert (answer["became"], farewell["code"], closed, code) == ("shown", "restart", 1012, 0)
            assert 0 <= farewell["retry_s"] <= limits.RESTART_JITTER

    check(hall, people)
