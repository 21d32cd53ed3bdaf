"""The log: numbered, sealed event by event, and found out when it was touched."""

import pytest

from dialogue.kernel.ids import new_id
from dialogue.rooms.events import HandLowered, HandRaised, SlowModeSet
from dialogue.store.work import Work
from dialogue.streams.append import append
from dialogue.streams.kinds import KINDS, Event, decode, encode
from dialogue.streams.models import StreamKind
from dialogue.streams.open import heads, open_stream, stream_of
from dialogue.streams.read import after, first_fault, last, last_by_somebody, of_kinds
from tests.make.bed import Bed

ME = new_id("u")


def opened(bed: Bed) -> str:
    return bed.writer.run(lambda work: open_stream(work.db, new_id("r"), StreamKind.ROOM))


def told(bed: Bed, stream: str, *events: Event, actor: str | None = ME) -> None:
    def tell(work: Work) -> None:
        for event in events:
            append(work, stream, event, actor)

    bed.writer.run(tell)


def fault(bed: Bed, stream: str) -> int | None:
    with bed.readers.connect() as db:
        return first_fault(db, stream)


def tamper(bed: Bed, statement: str) -> None:
    with bed.engine.begin() as db:
        db.exec_driver_sql(statement)


def test_numbers_begin_at_one_and_each_stream_has_its_own(bed: Bed) -> None:
    one, two = opened(bed), opened(bed)
    told(bed, one, HandRaised(ME), HandLowered(ME))
    told(bed, two, SlowModeSet(10))
    told(bed, one, SlowModeSet(30))

    with bed.readers.connect() as db:
        seen = [(item.seq, item.event) for item in after(db, one, 0)]
        known = heads(db, [one, two])

    assert seen == [(1, HandRaised(ME)), (2, HandLowered(ME)), (3, SlowModeSet(30))]
    assert known == {one: 3, two: 1}


def test_a_number_is_told_to_whoever_asked_for_it_in_the_same_transaction(bed: Bed) -> None:
    stream, numbers = opened(bed), []
    told(bed, stream, HandRaised(ME))

    def tell(work: Work) -> None:
        append(work, stream, HandLowered(ME), numbered=lambda _db, seq: numbers.append(seq))

    bed.writer.run(tell)

    assert numbers == [2]


def test_reading_goes_on_after_a_position_and_in_portions(bed: Bed) -> None:
    stream = opened(bed)
    told(bed, stream, *[SlowModeSet(seconds) for seconds in range(6)])

    with bed.readers.connect() as db:
        portions = [[item.seq for item in after(db, stream, cursor, limit=2)] for cursor in (0, 2, 5, 6)]

    assert portions == [[1, 2], [3, 4], [6], []]


def test_events_are_found_by_kind_and_by_whether_somebody_did_it(bed: Bed) -> None:
    stream = opened(bed)
    told(bed, stream, HandRaised(ME), SlowModeSet(10), HandLowered(ME))
    told(bed, stream, SlowModeSet(30), actor=None)

    with bed.readers.connect() as db:
        found = [
            [item.seq for item in of_kinds(db, stream, ("slow_mode_set",))],
            [item.seq for item in last_by_somebody(db, stream, 2, ("hand_raised", "hand_lowered"))],
            [item.seq for item in last_by_somebody(db, stream, 2, ("slow_mode_set",))],
            [item.seq for item in last(db, stream, 2)],
        ]

    assert found == [[2, 4], [1, 3], [2], [3, 4]]


def test_a_log_that_nobody_touched_verifies(bed: Bed) -> None:
    stream = opened(bed)
    told(bed, stream, *[SlowModeSet(seconds) for seconds in range(5)])

    assert fault(bed, stream) is None


@pytest.mark.parametrize(
    ("what", "statement", "found"),
    [
        ("changed", "UPDATE event SET refs = '{\"seconds\":9}' WHERE seq = 3", 3),
        ("by somebody else", "UPDATE event SET actor = NULL WHERE seq = 2", 2),
        ("at another time", "UPDATE event SET at = at + 1 WHERE seq = 4", 4),
        ("taken out", "DELETE FROM event WHERE seq = 3", 3),
        ("cut off", "DELETE FROM event WHERE seq = 5", 5),
        ("exchanged", "UPDATE event SET seq = CASE seq WHEN 2 THEN 99 ELSE seq END", 2),
        (
            "added",
            "INSERT INTO event SELECT stream_id, 6, kind, 1, at, actor, refs, digest FROM event LIMIT 1",
            6,
        ),
        ("its end forgotten", "UPDATE stream SET digest = refs FROM event", 6),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)
def test_a_log_that_was_touched_says_where(bed: Bed, what: str, statement: str, found: int) -> None:
    stream = opened(bed)
    told(bed, stream, *[SlowModeSet(seconds) for seconds in range(5)])

    tamper(bed, statement)

    assert fault(bed, stream) == found, what


def test_a_stream_is_opened_once_for_whom_it_belongs_to(bed: Bed) -> None:
    owner = new_id("u")

    def twice(work: Work) -> list[str]:
        return [stream_of(work.db, owner, StreamKind.PERSONAL) for _ in range(2)]

    one, two = bed.writer.run(twice)

    assert one == two


def test_events_come_back_as_they_were_written() -> None:
    for kind, event in KINDS.items():
        assert (event.kind, event.version) == (kind, 1)

    assert decode("hand_raised", encode(HandRaised(ME))) == HandRaised(ME)
    assert encode(SlowModeSet(10)) == b'{"seconds":10}'
