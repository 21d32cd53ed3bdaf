"""Where logins stand in a room: several asked for at once are told what each is told alone."""

from datetime import timedelta

from dialogue.kernel import limits
from dialogue.people import logins
from dialogue.rooms.standing import find_standings
from tests.make.bed import Bed
from tests.make.meeting import make_meeting


def test_several_logins_are_told_what_each_is_told_alone(bed: Bed) -> None:
    meeting = make_meeting(bed)
    alone = {person.login: meeting.standing(name) for name, person in meeting.people.items()}
    unknown = [logins.hashed(f"never begun {number}") for number in range(20)]

    with meeting.reading() as db:
        found = find_standings(db, [*unknown, *alone], meeting.room, bed.clock.now())

    assert found == alone
    assert {standing.role for standing in found.values()} > {"moderator", "participant"}


def test_logins_of_elsewhere_or_ended_stand_nowhere(bed: Bed) -> None:
    meeting = make_meeting(bed)
    everybodys = [person.login for person in meeting.people.values()]
    now = bed.clock.now()

    with meeting.reading() as db:
        elsewhere = find_standings(db, everybodys, "r_another_room", now)
        late = find_standings(
            db, everybodys, meeting.room, now + timedelta(seconds=limits.LOGIN_LIFE, minutes=1)
        )

    assert (elsewhere, late) == ({}, {})
