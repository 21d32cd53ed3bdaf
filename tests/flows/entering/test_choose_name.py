"""A chosen name is sealed, one person's in its room, and free again nowhere else."""

import pytest
from sqlalchemy import select

from dialogue.flows.entering.accept_rules import accept_rules
from dialogue.flows.entering.choose_name import Choice, choose_name
from dialogue.flows.entering.steps import next_step, rules_in_force
from dialogue.kernel.errors import Conflict, Invalid
from dialogue.rooms.members import known_members
from dialogue.rooms.models import Member
from dialogue.rooms.present import set_member
from dialogue.rooms.seats import find_seat, renew_seat
from tests.make.bed import Bed
from tests.make.door import Door, make_door


@pytest.fixture
def door(bed: Bed) -> Door:
    return make_door(bed)


def newcomer(door: Door, number: int = 1) -> str:
    """Somebody who has accepted the rules and has no name yet."""
    member = door.member(door.entering(number))
    door.bed.writer.run(lambda work: accept_rules(work, member, rules_in_force(1)))
    return member


def choose(door: Door, member: str, name: str, community: str = "", *, shown: bool = True) -> None:
    choice = Choice(name, community, shown)
    door.bed.writer.run(lambda work: choose_name(work, member, choice))


def said(door: Door, member: str) -> tuple[str, str | None, bool]:
    with door.bed.readers.connect() as db:
        found = known_members(db, door.bed.kit.sealer, door.room)[member].said
    assert found is not None
    return found.name, found.community, found.shown


def test_name_society_and_mark_are_kept_sealed(door: Door) -> None:
    member, society = newcomer(door), door.place.societies[0]

    choose(door, member, "Teapot", society)

    with door.bed.readers.connect() as db:
        kept = db.scalar(select(Member.self_).where(Member.id == member)) or b""
    assert said(door, member) == ("Teapot", society, True)
    assert b"Teapot" not in kept
    assert society.encode() not in kept


def test_who_names_no_society_shows_no_mark(door: Door) -> None:
    member = newcomer(door)

    choose(door, member, "Teapot", "", shown=True)

    assert said(door, member) == ("Teapot", None, False)


def test_until_the_words_are_taken_the_name_may_be_changed(door: Door) -> None:
    member = newcomer(door)

    choose(door, member, "Teapot")
    choose(door, member, "Teapots")

    assert said(door, member)[0] == "Teapots"


def test_whoever_has_entered_changes_nothing_here(door: Door) -> None:
    member = newcomer(door)
    choose(door, member, "Teapot")
    door.bed.writer.run(lambda work: set_member(work.db, member, state="away"))

    with pytest.raises(Conflict):
        choose(door, member, "Lamp")

    assert said(door, member)[0] == "Teapot"


def test_the_name_of_somebody_who_has_gone_stays_theirs(door: Door) -> None:
    first = newcomer(door, 1)
    choose(door, first, "Teapot")
    door.bed.writer.run(lambda work: renew_seat(work, find_seat(work.db, door.room, 1)))

    with pytest.raises(Invalid) as refused:
        choose(door, newcomer(door, 2), "Te\u0430pot")

    assert refused.value.data["problem"] == "other_alphabet"
    with pytest.raises(Invalid) as refused:
        choose(door, newcomer(door, 3), "Tea pot")
    assert refused.value.data["problem"] == "too_similar"


def test_in_another_room_the_same_name_is_free(bed: Bed, door: Door) -> None:
    choose(door, newcomer(door), "Teapot")
    other = make_door(bed)

    member = newcomer(other)
    choose(other, member, "Teapot")

    assert said(other, member)[0] == "Teapot"


def test_a_society_of_another_programme_is_none(bed: Bed, door: Door) -> None:
    other = make_door(bed)
    member = newcomer(door)

    with pytest.raises(Invalid) as refused:
        choose(door, member, "Teapot", other.place.societies[0])

    assert refused.value.data == {"field": "community", "problem": "unknown"}


def test_the_steps_are_rules_then_name_then_words(door: Door) -> None:
    member, steps = door.member(door.entering()), []

    def step() -> str | None:
        with door.bed.readers.connect() as db:
            return next_step(db, member)

    steps.append(step())
    door.bed.writer.run(lambda work: accept_rules(work, member, rules_in_force(1)))
    steps.append(step())
    choose(door, member, "Teapot")
    steps.append(step())
    door.bed.writer.run(lambda work: set_member(work.db, member, words=b"hash"))
    steps.append(step())

    assert steps == ["rules", "name", "words", None]
