"""A round of what falls due asks about all rooms at once, however many there are."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy import Engine, event, update

from dialogue.flows.housekeeping import Housekeeping
from dialogue.rooms.models import Room
from dialogue.rooms.sessions import rooms_with_next, set_sitting, turn_to
from dialogue.store.work import Work
from dialogue.summaries.shelf import Shelf
from tests.make.bed import Bed
from tests.make.room import Place, make_place


@contextmanager
def counted(*engines: Engine) -> Iterator[list[str]]:
    """Every statement that is sent meanwhile."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        sent.append(statement)

    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    yield sent
    for engine in engines:
        event.remove(engine, "before_cursor_execute", note)


def statements_of_a_round(bed: Bed) -> int:
    """How many a round needs in which nothing is due."""
    keeping = Housekeeping(bed.writer, Shelf(bed.folder / "files"))
    keeping.go_round()
    with counted(bed.engine, bed.keys) as sent:
        keeping.go_round()
    return len(sent)


def erase(work: Work, place: Place) -> None:
    """As if the room had been erased long ago."""
    work.db.execute(update(Room).where(Room.id == place.room).values(erased=True))
    work.kit.keys.destroy(place.room)


def test_a_round_asks_no_more_questions_where_there_are_more_rooms(bed: Bed) -> None:
    make_place(bed)
    few = statements_of_a_round(bed)
    for _ in range(3):
        place = make_place(bed)
        bed.writer.run(lambda work, place=place: erase(work, place))  # type: ignore[misc]
        make_place(bed)

    many = statements_of_a_round(bed)

    assert many == few


def test_a_waiting_room_is_due_half_an_hour_before_the_next_meeting_of_a_room_where_none_goes_on(
    bed: Bed,
) -> None:
    waits, goes_on, turned, erased, later = (make_place(bed) for _ in range(5))

    def arrange(work: Work) -> None:
        for place in (goes_on, turned):
            turn_to(work.db, place.room, place.sessions[0])
        set_sitting(work.db, goes_on.sessions[0], state="open")
        set_sitting(work.db, goes_on.sessions[1], starts=work.now)
        erase(work, erased)
        set_sitting(work.db, later.sessions[0], starts=work.now + timedelta(hours=2))

    bed.writer.run(arrange)
    until = bed.clock.now() + timedelta(hours=1)
    with bed.readers.connect() as db:
        due = rooms_with_next(db, until), rooms_with_next(db, until - timedelta(seconds=1))

    assert due == ([waits.room], [])
