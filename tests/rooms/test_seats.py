"""Seats: numbered, given out, given anew and closed; the desk and the room hear what they must."""

import pytest
from sqlalchemy import select

from dialogue.kernel import limits
from dialogue.kernel.errors import Conflict, Invalid, Missing
from dialogue.people import logins
from dialogue.rooms.invitations import redeem_invitation
from dialogue.rooms.models import Member, Room
from dialogue.rooms.present import find_member
from dialogue.rooms.seats import (
    close_seat,
    create_seats,
    find_seat,
    invite_to_seat,
    renew_seat,
    revoke_invitation,
    seats_of,
)
from dialogue.store.work import Work
from dialogue.streams.read import after
from tests.make.bed import Bed
from tests.make.door import Door, make_door
from tests.make.room import make_place


@pytest.fixture
def door(bed: Bed) -> Door:
    return make_door(bed)


def states(door: Door) -> list[str]:
    with door.bed.readers.connect() as db:
        return [seat.state for seat in seats_of(db, door.room)]


def kinds(door: Door) -> tuple[list[str], list[str]]:
    """Kinds of events in the room and at the desk."""
    with door.bed.readers.connect() as db:
        room = db.execute(select(Room.room_stream, Room.desk_stream).where(Room.id == door.room)).one()
        return (
            [each.event.kind for each in after(db, room.room_stream, 0)],
            [each.event.kind for each in after(db, room.desk_stream, 0)],
        )


def do(door: Door, act: object, number: int = 1) -> None:
    door.bed.writer.run(lambda work: act(work, find_seat(work.db, door.room, number)))  # type: ignore[operator]


def test_seats_are_numbered_on(bed: Bed) -> None:
    place = make_place(bed)

    bed.writer.run(lambda work: create_seats(work, place.room, 2))
    bed.writer.run(lambda work: create_seats(work, place.room, 1))

    with bed.readers.connect() as db:
        assert [(seat.number, seat.state) for seat in seats_of(db, place.room)] == [
            (1, "empty"),
            (2, "empty"),
            (3, "empty"),
        ]


@pytest.mark.parametrize("count", [0, -1, limits.SEATS_MAX])
def test_a_room_has_a_bounded_number_of_seats(door: Door, count: int) -> None:
    with pytest.raises(Invalid):
        door.bed.writer.run(lambda work: create_seats(work, door.room, count))

    assert states(door) == ["empty"] * 3


def test_a_seat_goes_from_empty_to_invited_to_taken_to_invited_to_closed(door: Door) -> None:
    seen = [states(door)[0]]
    code = door.code()
    seen.append(states(door)[0])
    door.bed.writer.run(lambda work: redeem_invitation(work, code, "en"))
    seen.append(states(door)[0])
    do(door, renew_seat)
    seen.append(states(door)[0])
    do(door, revoke_invitation)
    seen.append(states(door)[0])
    do(door, close_seat)
    do(door, close_seat)
    seen.append(states(door)[0])

    assert seen == ["empty", "invited", "taken", "invited", "empty", "closed"]


def test_a_taken_or_closed_seat_takes_no_second_person(door: Door) -> None:
    code = door.code()
    door.bed.writer.run(lambda work: redeem_invitation(work, code, "en"))
    do(door, close_seat, 2)

    refused = []
    for act, number in ((invite_to_seat, 1), (revoke_invitation, 1), (invite_to_seat, 2), (renew_seat, 2)):
        with pytest.raises(Conflict) as conflict:
            do(door, act, number)
        refused.append(conflict.value.data["why"])

    assert refused == ["taken", "taken", "closed", "closed"]


def test_an_offer_that_nobody_took_in_time_shows_so(door: Door) -> None:
    door.code()
    door.bed.clock.advance(14 * 24 * 3600)

    with door.bed.readers.connect() as db:
        expired = [seat.expired(door.bed.clock.now()) for seat in seats_of(db, door.room)]

    assert expired == [True, False, False]


def test_somebody_who_was_only_entering_goes_without_a_word(door: Door) -> None:
    caller = door.entering()
    member = door.member(caller)
    before = kinds(door)

    do(door, renew_seat)

    with door.bed.readers.connect() as db:
        state = find_member(db, door.room, member).state
        login = logins.who(db, caller.token(), door.bed.clock.now())
    assert (state, login, kinds(door)) == ("gone", None, before)


def test_somebody_who_waited_is_off_the_list_and_the_room_hears_nothing(door: Door) -> None:
    door.bed.clock.advance(31 * 60)
    door.entered()
    room_before, desk_before = kinds(door)

    do(door, close_seat)

    room, desk = kinds(door)
    assert (room, desk[len(desk_before) :]) == (room_before, ["member_gone"])


def test_somebody_who_was_in_is_gone_from_room_and_desk(door: Door) -> None:
    door.bed.clock.advance(31 * 60)
    caller, _words = door.entered()
    member = door.member(caller)

    def let_in(work: Work) -> None:
        row = work.session.get_one(Member, member)
        row.state, row.reads_from = "admitted", 1

    door.bed.writer.run(let_in)
    room_before, desk_before = kinds(door)

    do(door, renew_seat)

    room, desk = kinds(door)
    assert (room[len(room_before) :], desk[len(desk_before) :]) == (["member_gone"], ["member_gone"])


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_seat_that_is_not_there_is_missing(door: Door, number: int) -> None:
    with pytest.raises(Missing), door.bed.readers.connect() as db:
        find_seat(db, door.room, number)
