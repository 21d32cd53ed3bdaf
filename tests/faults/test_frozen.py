"""An operator freezes somebody, and closes an account, while everything happens: their pages end at once."""

from time import monotonic

from tests.make.bustle import bustle
from tests.make.command_line import dialogue
from tests.make.invariants import check
from tests.make.seed import Seed
from tests.make.tab import Tab
from tests.make.venue import Venue


def test_who_is_frozen_is_out_at_once_and_stays_out(hall: Venue, seed: Seed) -> None:
    name = seed.choice(["Leaf", "Cup"])
    with hall.reading() as db:
        query = f"SELECT account_id FROM member WHERE id = '{hall.id('Bridge')}'"
        account = str(db.exec_driver_sql(query).scalar_one())
    with bustle(hall, seed) as people:
        one_more = Tab(hall, name, people.over)
        people.tabs.append(one_more)
        one_more.start()
        one_more.wait_until_in()
        for who, words, typed in (
            (name, ("freeze", hall.room, "--name"), f"{name}\n"),
            ("Bridge", ("staff", "close", account), ""),
        ):
            people.leave(who)
            told = dialogue(hall.folder, *words, typed=typed, **hall.pair.environ)
            people.ends[who] = monotonic()
            assert told.code == 0, told.all
        people.go_on(seed.uniform(0, 0.2))
        if seed.random() < 1 / 2:
            hall.served.kill()
            hall.served.again()

    check(hall, people)
