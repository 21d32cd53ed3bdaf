"""The key store: one key for each owner, gone for good when it is destroyed, and the ledger of erasures."""

from collections.abc import Iterator
from functools import partial

import pytest
from sqlalchemy import text

from dialogue.kernel.errors import Missing
from dialogue.kernel.ids import new_id
from dialogue.store.engines import keys_engine
from dialogue.store.keys import KeyStore
from tests.make.bed import MASTER, Bed
from tests.make.files import files_of
from tests.make.together import together


@pytest.fixture
def room() -> str:
    return new_id("r")


@pytest.fixture
def elsewhere(bed: Bed) -> Iterator[KeyStore]:
    """The same store, opened a second time."""
    store = KeyStore(keys_engine(bed.pair.keys), MASTER)
    yield store
    store.close()


def wrapped(bed: Bed, owner: str) -> bytes | None:
    with bed.keys.connect() as db:
        query = text("SELECT wrapped FROM wrapped_key WHERE owner = :owner")
        found: bytes | None = db.scalar(query, {"owner": owner})
        return found


def test_a_key_is_made_once_and_found_again(bed: Bed, elsewhere: KeyStore, room: str) -> None:
    bed.kit.keys.create(room)
    first = bed.kit.keys.key(room)

    bed.kit.keys.create(room)

    assert (bed.kit.keys.key(room), elsewhere.key(room)) == (first, first)


def test_two_that_make_it_at_once_have_the_same_one(bed: Bed, elsewhere: KeyStore) -> None:
    rooms, stores = [new_id("r") for _ in range(5)], (bed.kit.keys, elsewhere)

    for room in rooms:
        together([partial(store.create, room) for store in stores])

    assert [len({store.key(room) for store in stores}) for room in rooms] == [1] * 5


def test_a_key_that_was_destroyed_is_gone_from_every_file(bed: Bed, room: str) -> None:
    bed.kit.keys.create(room)
    bed.kit.keys.create(new_id("r"))
    there = wrapped(bed, room)
    assert there is not None
    before = [name for name, held in files_of(bed).items() if there in held]

    bed.kit.keys.destroy(room)
    bed.kit.keys.settle()

    assert before != []
    assert [name for name, held in files_of(bed).items() if there in held] == []
    assert not bed.kit.keys.holds(room)
    with pytest.raises(Missing):
        bed.kit.keys.key(room)


def test_a_key_that_another_process_destroyed_is_forgotten_and_no_other(
    bed: Bed, elsewhere: KeyStore, room: str
) -> None:
    other = new_id("r")
    for owner in (room, other):
        bed.kit.keys.create(owner)
        elsewhere.key(owner)

    bed.kit.keys.destroy(room)
    kept = elsewhere.holds(room)
    elsewhere.forget_destroyed()

    assert (kept, elsewhere.holds(room), elsewhere.holds(other)) == (True, False, True)


def test_the_ledger_keeps_its_order(bed: Bed) -> None:
    targets = [new_id("m") for _ in range(3)]
    for target in targets:
        bed.kit.keys.note_erasure("message", target, bed.clock.now())

    lines = bed.kit.keys.ledger()

    assert [line.target for line in lines] == targets
    assert bed.kit.keys.ledger(after=lines[1].number) == lines[2:]
    assert bed.kit.keys.noted("message", targets[0]) == bed.clock.now()
    assert bed.kit.keys.noted("room", targets[0]) is None
