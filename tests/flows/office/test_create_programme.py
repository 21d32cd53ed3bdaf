"""One form makes a programme with all that stands in it."""

from datetime import UTC, date, datetime

import pytest

from dialogue.flows.office.create_programme import days_of
from dialogue.kernel.errors import Invalid
from dialogue.programmes.appointments import is_organiser
from dialogue.programmes.communities import communities_of
from dialogue.programmes.outline import find_programme
from dialogue.programmes.texts import read_texts
from dialogue.rooms.building import rooms_of
from dialogue.rooms.meetings import agenda_of, meetings_of
from dialogue.rooms.seats import seats_of
from tests.make.bed import Bed
from tests.make.office import RUN, a_programme, acts, an_account, only_room


def test_six_thursdays_at_seven_become_six_meetings_at_that_hour_of_that_place(bed: Bed) -> None:
    organiser = an_account(bed)

    programme = a_programme(bed, organiser)

    with bed.readers.connect() as db:
        meetings = meetings_of(db, only_room(db, programme))
    assert [(each.number, each.starts) for each in meetings] == [
        (1, datetime(2027, 3, 11, 19, 0, tzinfo=UTC)),
        (2, datetime(2027, 3, 18, 19, 0, tzinfo=UTC)),
        (3, datetime(2027, 3, 25, 19, 0, tzinfo=UTC)),
        (4, datetime(2027, 4, 1, 18, 0, tzinfo=UTC)),  # clocks there have been put forward
        (5, datetime(2027, 4, 8, 18, 0, tzinfo=UTC)),
        (6, datetime(2027, 4, 15, 18, 0, tzinfo=UTC)),
    ]


def test_it_has_seats_an_agenda_societies_and_an_organiser(bed: Bed) -> None:
    organiser = an_account(bed)

    programme = a_programme(bed, organiser, seats=3, minutes=120)

    with bed.readers.connect() as db:
        room = only_room(db, programme)
        outline = find_programme(db, programme)
        agenda = agenda_of(db, meetings_of(db, room)[0].id)
        titles = read_texts(db, bed.kit.sealer, [stage.title for stage in agenda])
        assert outline is not None
        assert is_organiser(db, organiser, programme)
        assert [(seat.number, seat.state) for seat in seats_of(db, room)] == [
            (1, "empty"),
            (2, "empty"),
            (3, "empty"),
        ]
        assert [(stage.minutes, stage.turn) for stage in agenda] == [
            (33, "queue"),
            (67, "free"),
            (20, "free"),
        ]
        assert [titles[stage.title]["en"] for stage in agenda] == ["First word", "Conversation", "Closing"]
        assert [each.other for each in communities_of(db, programme)] == [False, False, True]
        assert sorted(outline.langs) == ["az", "en", "hy", "ru"]
        assert acts(db, outline.office_stream) == [("programme.create", organiser)]


def test_several_rooms_bear_numbers(bed: Bed) -> None:
    organiser = an_account(bed)

    programme = a_programme(bed, organiser, rooms=2, title={"en": "Neighbours", "ru": "Соседи"})

    with bed.readers.connect() as db:
        rooms = rooms_of(db, programme)
        titles = read_texts(db, bed.kit.sealer, [room.title for room in rooms])
        assert [titles[room.title] for room in rooms] == [
            {"en": "Neighbours · 1", "ru": "Соседи · 1"},
            {"en": "Neighbours · 2", "ru": "Соседи · 2"},
        ]


def test_the_first_meeting_may_be_on_the_very_day_from_which_one_counts() -> None:
    assert days_of(RUN)[0] == date(2027, 3, 11)
    assert RUN.not_before.weekday() == 1


@pytest.mark.parametrize(
    ("changes", "field", "problem"),
    [
        ({"title": {"en": " "}}, "title", "blank"),
        ({"zone": "Mars/Olympus"}, "zone", "unknown"),
        ({"zone": ""}, "zone", "unknown"),
        ({"seats": 61}, "seats", "out_of_bounds"),
        ({"meetings": 0}, "meetings", "out_of_bounds"),
        ({"rooms": 11}, "rooms", "out_of_bounds"),
        ({"minutes": 5}, "minutes", "out_of_bounds"),
        ({"weeks": 9}, "weeks", "out_of_bounds"),
        ({"langs": ("az", "hy")}, "lang", "not_used"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field_and_nothing_is_made(
    bed: Bed, changes: dict[str, object], field: str, problem: str
) -> None:
    organiser = an_account(bed)

    with pytest.raises(Invalid) as refused:
        a_programme(bed, organiser, **changes)

    assert (refused.value.data["field"], refused.value.data["problem"]) == (field, problem)
    with bed.readers.connect() as db:
        assert not is_organiser(db, organiser, "p_" + "a" * 20)
