"""Invitations: a code opens one seat once; four kinds of wrong code are one."""

import gevent
import pytest
from sqlalchemy import select

from dialogue.kernel.errors import Invalid, Missing
from dialogue.rooms.invitations import (
    ALPHABET,
    CODE_LENGTH,
    Issued,
    find_live,
    in_groups,
    read_code,
    redeem_invitation,
)
from dialogue.rooms.models import Invitation, Member
from dialogue.rooms.seats import (
    close_seat,
    create_seats,
    find_seat,
    invite_to_seat,
    renew_seat,
    revoke_invitation,
)
from tests.make.bed import Bed
from tests.make.room import Place, make_place


@pytest.fixture
def place(bed: Bed) -> Place:
    """A room with three seats."""
    place = make_place(bed)
    bed.writer.run(lambda work: create_seats(work, place.room, 3))
    return place


def invited(bed: Bed, place: Place, number: int = 1) -> Issued:
    return bed.writer.run(lambda work: invite_to_seat(work, find_seat(work.db, place.room, number)))


def redeem(bed: Bed, code: str) -> str:
    return bed.writer.run(lambda work: redeem_invitation(work, code, "az"))


def opens(bed: Bed, code: str) -> bool:
    with bed.readers.connect() as db:
        try:
            find_live(db, code, bed.clock.now())
        except Missing:
            return False
    return True


def test_a_code_holds_130_random_bits_and_only_its_hash_is_kept(bed: Bed, place: Place) -> None:
    codes = [invited(bed, place, number).code for number in (1, 2, 3)]

    kept = b"".join(path.read_bytes() for path in bed.folder.iterdir())

    assert len(set(codes)) == 3
    assert all(len(code) == CODE_LENGTH and set(code) <= set(ALPHABET) for code in codes)
    assert len(ALPHABET) == 32
    assert [code for code in codes if code.encode() in kept] == []


def test_fifty_who_redeem_at_once_are_one_member(bed: Bed, place: Place) -> None:
    code = invited(bed, place).code

    jobs = [gevent.spawn(bed.writer.run, lambda work: redeem_invitation(work, code, "az")) for _ in range(50)]
    gevent.joinall(jobs)

    with bed.readers.connect() as db:
        members = db.scalars(select(Member.state)).all()
    assert sorted(type(job.exception).__name__ for job in jobs) == ["Missing"] * 49 + ["NoneType"]
    assert members == ["entering"]


def test_used_expired_revoked_replaced_closed_and_unknown_are_the_same_error(bed: Bed, place: Place) -> None:
    used = invited(bed, place, 1).code
    bed.writer.run(lambda work: redeem_invitation(work, used, "az"))
    revoked = invited(bed, place, 2).code
    bed.writer.run(lambda work: revoke_invitation(work, find_seat(work.db, place.room, 2)))
    replaced = invited(bed, place, 2).code
    closed = invited(bed, place, 2).code
    bed.writer.run(lambda work: close_seat(work, find_seat(work.db, place.room, 2)))
    expired = invited(bed, place, 3)
    bed.clock.advance((expired.expires - bed.clock.now()).total_seconds())

    refused = []
    for code in (used, revoked, replaced, closed, expired.code, "0" * 26):
        with pytest.raises(Missing) as missing:
            redeem(bed, code)
        refused.append(missing.value.data)

    assert refused == [{}] * 6


def test_an_invitation_lives_as_long_as_the_programme_says(bed: Bed, place: Place) -> None:
    issued = invited(bed, place)

    bed.clock.advance(14 * 24 * 3600 - 1)
    last_second = opens(bed, issued.code)
    bed.clock.advance(1)

    assert (last_second, opens(bed, issued.code)) == (True, False)


def test_a_renewed_seat_opens_to_the_new_code_alone(bed: Bed, place: Place) -> None:
    first = invited(bed, place).code
    bed.writer.run(lambda work: redeem_invitation(work, first, "az"))

    second = bed.writer.run(lambda work: renew_seat(work, find_seat(work.db, place.room, 1))).code

    assert (opens(bed, first), opens(bed, second)) == (False, True)


def test_whoever_redeems_reads_their_language_and_may_write_them_all(bed: Bed, place: Place) -> None:
    code = invited(bed, place).code

    bed.writer.run(lambda work: redeem_invitation(work, code, "ru"))

    with bed.readers.connect() as db:
        row = db.execute(select(Member.role, Member.reads, Member.writes)).one()
        states = db.scalars(select(Invitation.state)).all()
    assert (row.role, row.reads, states) == ("participant", "ru", ["used"])
    assert (row.writes.split()[0], sorted(row.writes.split())) == ("ru", ["az", "en", "hy", "ru"])


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ABCDEFGHJKMNPQRSTVWXYZ0123", "ABCDEFGHJKMNPQRSTVWXYZ0123"),
        ("abcde-fghjk-mnpqr-stvwx-yz0123", "ABCDEFGHJKMNPQRSTVWXYZ0123"),
        (" ABCDE FGHJK\u00a0MNPQR STVWX YZO123 ", "ABCDEFGHJKMNPQRSTVWXYZ0123"),
        ("https://meeting.example/join#ABCDEFGHJKMNPQRSTVWXYZ0123", "ABCDEFGHJKMNPQRSTVWXYZ0123"),
        ("ILLLLLLLLLLLLLLLLLLLLLLLLO", "1" * 25 + "0"),
    ],
)
def test_a_code_is_read_however_it_was_passed_on(typed: str, code: str) -> None:
    assert read_code(typed) == code


@pytest.mark.parametrize("typed", ["", "#", "ABC", "A" * 25, "A" * 27, "U" * 26, "Ա" * 26, "А" * 26])
def test_what_is_no_code_is_told_so(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_code(typed)

    assert refused.value.data == {"field": "code", "problem": "shape"}


def test_a_code_in_groups_is_the_same_code() -> None:
    code = "ABCDEFGHJKMNPQRSTVWXYZ0123"

    assert (in_groups(code), read_code(in_groups(code))) == ("ABCDE-FGHJK-MNPQR-STVWX-YZ0123", code)
