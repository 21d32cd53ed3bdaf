"""Seats seen from the office: a number and a state, a code told once, and never who holds it."""

import pytest

from dialogue.flows.office.close_seat import close_seat
from dialogue.flows.office.issue_link import issue_link
from dialogue.flows.office.print_sheet import print_sheet
from dialogue.flows.office.renew import renew
from dialogue.flows.office.revoke import revoke
from dialogue.kernel.errors import Conflict, Invalid, Missing
from dialogue.rooms.invitations import find_live, redeem_invitation
from dialogue.rooms.present import find_member
from dialogue.rooms.seats import seats_of
from tests.make.bed import Bed
from tests.make.office import a_programme, an_account, only_room


def states(bed: Bed, room: str) -> list[str]:
    with bed.readers.connect() as db:
        return [seat.state for seat in seats_of(db, room)]


def opens(bed: Bed, code: str) -> bool:
    with bed.readers.connect() as db:
        try:
            find_live(db, code, bed.clock.now())
        except Missing:
            return False
        return True


def a_room(bed: Bed, seats: int = 3) -> tuple[str, str]:
    organiser = an_account(bed)
    programme = a_programme(bed, organiser, seats=seats)
    with bed.readers.connect() as db:
        return organiser, only_room(db, programme)


def test_a_second_link_for_a_seat_ends_the_first(bed: Bed) -> None:
    organiser, room = a_room(bed)

    first = bed.writer.run(lambda work: issue_link(work, organiser, room, 2)).code
    second = bed.writer.run(lambda work: issue_link(work, organiser, room, 2)).code

    assert (opens(bed, first), opens(bed, second)) == (False, True)
    assert states(bed, room) == ["empty", "invited", "empty"]


def test_a_revoked_link_opens_nothing_and_the_seat_is_empty(bed: Bed) -> None:
    organiser, room = a_room(bed)
    code = bed.writer.run(lambda work: issue_link(work, organiser, room, 2)).code

    bed.writer.run(lambda work: revoke(work, organiser, room, 2))

    assert (opens(bed, code), states(bed, room)) == (False, ["empty"] * 3)


def test_a_renewed_seat_has_a_new_link_and_whoever_held_it_is_gone(bed: Bed) -> None:
    organiser, room = a_room(bed)
    old = bed.writer.run(lambda work: issue_link(work, organiser, room, 1)).code
    member = bed.writer.run(lambda work: redeem_invitation(work, old, "az"))

    new = bed.writer.run(lambda work: renew(work, organiser, room, 1)).code

    with bed.readers.connect() as db:
        assert find_member(db, room, member).state == "gone"
    assert (opens(bed, new), states(bed, room)[0]) == (True, "invited")


def test_a_taken_seat_gives_out_no_second_link(bed: Bed) -> None:
    organiser, room = a_room(bed)
    code = bed.writer.run(lambda work: issue_link(work, organiser, room, 1)).code
    bed.writer.run(lambda work: redeem_invitation(work, code, "az"))

    with pytest.raises(Conflict):
        bed.writer.run(lambda work: issue_link(work, organiser, room, 1))

    assert states(bed, room)[0] == "taken"


def test_a_sheet_is_for_all_the_seats_or_for_none(bed: Bed) -> None:
    organiser, room = a_room(bed)
    bed.writer.run(lambda work: close_seat(work, organiser, room, 3))

    issued = bed.writer.run(lambda work: print_sheet(work, organiser, room, [2, 1, 2]))
    with pytest.raises(Conflict):
        bed.writer.run(lambda work: print_sheet(work, organiser, room, [1, 3]))
    with pytest.raises(Invalid):
        bed.writer.run(lambda work: print_sheet(work, organiser, room, []))

    assert [opens(bed, each.code) for each in issued] == [True, True]
    assert states(bed, room) == ["invited", "invited", "closed"]
