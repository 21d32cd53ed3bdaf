"""Meetings and their agendas change until they begin."""

from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import update

from dialogue.flows.office.cancel_session import cancel_session
from dialogue.flows.office.change_agenda import StageWanted, change_agenda
from dialogue.flows.office.move_session import move_session
from dialogue.flows.office.plan_session import plan_session
from dialogue.kernel.errors import Conflict, Invalid
from dialogue.programmes.texts import read_texts
from dialogue.rooms.meetings import agenda_of, meetings_of
from dialogue.rooms.models import RoomSession
from tests.make.bed import Bed
from tests.make.office import a_programme, an_account, only_room, sessions


def a_series(bed: Bed) -> tuple[str, str, list[str]]:
    organiser = an_account(bed)
    programme = a_programme(bed, organiser, meetings=3)
    with bed.readers.connect() as db:
        room = only_room(db, programme)
        return organiser, room, sessions(db, room)


def days(bed: Bed, room: str) -> list[tuple[int, datetime]]:
    with bed.readers.connect() as db:
        return [(each.number, each.starts) for each in meetings_of(db, room)]


def test_a_meeting_moves_within_its_place_in_the_series(bed: Bed) -> None:
    organiser, room, (_, second, _) = a_series(bed)

    bed.writer.run(lambda work: move_session(work, organiser, second, date(2027, 3, 20), time(18, 30), 60))
    with pytest.raises(Invalid) as refused:
        bed.writer.run(
            lambda work: move_session(work, organiser, second, date(2027, 3, 26), time(18, 30), 60)
        )

    assert days(bed, room)[1] == (2, datetime(2027, 3, 20, 18, 30, tzinfo=UTC))
    assert refused.value.data == {"field": "day", "problem": "order"}


def test_nothing_is_planned_in_the_past(bed: Bed) -> None:
    organiser, room, _ = a_series(bed)

    with pytest.raises(Invalid) as refused:
        bed.writer.run(lambda work: plan_session(work, organiser, room, date(2027, 3, 7), time(9, 0), 60))

    assert refused.value.data == {"field": "day", "problem": "past"}


def test_when_a_meeting_is_cancelled_the_later_ones_move_up(bed: Bed) -> None:
    organiser, room, (_, second, _) = a_series(bed)

    bed.writer.run(lambda work: cancel_session(work, organiser, second))

    assert [number for number, _ in days(bed, room)] == [1, 2]
    assert days(bed, room)[1][1] == datetime(2027, 3, 25, 19, 0, tzinfo=UTC)


def test_an_agenda_keeps_the_titles_it_had_and_takes_new_ones(bed: Bed) -> None:
    organiser, _, (first, *_) = a_series(bed)
    wanted = [
        StageWanted({"en": "Welcome", "ru": "Добро пожаловать"}, 10, "free"),
        StageWanted({"en": "First word"}, 30, "queue", number=1),
    ]

    bed.writer.run(lambda work: change_agenda(work, organiser, first, wanted))

    with bed.readers.connect() as db:
        agenda = agenda_of(db, first)
        words = read_texts(db, bed.kit.sealer, [stage.title for stage in agenda])
    assert [(s.number, s.minutes, s.turn, words[s.title].get("en")) for s in agenda] == [
        (1, 10, "free", "Welcome"),
        (2, 30, "queue", "First word"),
    ]


def test_a_meeting_that_has_begun_stays_as_it_is(bed: Bed) -> None:
    organiser, _, (first, *_) = a_series(bed)
    begin = update(RoomSession).where(RoomSession.id == first).values(state="open")
    bed.writer.run(lambda work: work.db.execute(begin).close())
    stages = [StageWanted({"en": "Welcome"}, 10, "free")]

    for act in (
        lambda work: change_agenda(work, organiser, first, stages),
        lambda work: move_session(work, organiser, first, date(2027, 3, 10), time(18, 0), 60),
        lambda work: cancel_session(work, organiser, first),
    ):
        with pytest.raises(Conflict):
            bed.writer.run(act)
