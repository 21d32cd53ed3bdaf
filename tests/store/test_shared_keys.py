"""A key store in a file that several processes of one instance have open."""

import sqlite3
from pathlib import Path
from threading import Timer

from dialogue.store.engines import keys_engine, sqlite_url
from dialogue.store.keys import KeyStore

MASTER = bytes(range(32))
MOMENT = 0.2


def test_who_finds_the_store_locked_for_a_moment_waits_and_does_not_fail(tmp_path: Path) -> None:
    path = tmp_path / "keys.sqlite"
    store = KeyStore(keys_engine(sqlite_url(path)), MASTER)
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = Timer(MOMENT, other.rollback)
    timer.start()

    store.create("r_room")

    timer.join()
    other.close()
    assert store.holds("r_room")
    store.close()


def test_a_key_that_one_process_made_is_the_key_of_the_other(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path / "keys.sqlite")
    one, other = KeyStore(keys_engine(url), MASTER), KeyStore(keys_engine(url), MASTER)

    one.create("r_room")
    other.create("r_room")

    assert one.key("r_room") == other.key("r_room")
    one.close()
    other.close()
