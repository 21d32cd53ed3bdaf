"""Appointing staff, and what happens at once when a part ends."""

import pytest
from sqlalchemy import select, update

from dialogue.flows.demo.seed import Demo
from dialogue.flows.entering.enter_as_staff import enter_as_staff
from dialogue.flows.office.appoint import appoint
from dialogue.flows.office.dismiss import dismiss
from dialogue.kernel.errors import Invalid, Missing
from dialogue.people.models import Account
from dialogue.programmes.appointments import appointed, parts_of
from dialogue.rooms.models import Member, Room
from dialogue.streams.read import last
from tests.make.bed import Bed
from tests.make.office import a_programme, an_account


def part_of(bed: Bed, programme: str, name: str) -> str:
    with bed.readers.connect() as db:
        return next(each.id for each in appointed(db, programme) if each.name == name)


def state_of(bed: Bed, account: str) -> str | None:
    with bed.readers.connect() as db:
        return db.scalar(select(Member.state).where(Member.account_id == account))


def test_a_dismissed_moderator_is_out_of_the_room_at_once(stage: Bed, demo: Demo) -> None:
    organiser, moderator = demo.accounts["organiser"], demo.accounts["moderator-1"]
    part = part_of(stage, demo.programme, "moderator-1")

    stage.writer.run(lambda work: dismiss(work, organiser, demo.programme, part))

    assert state_of(stage, moderator) == "gone"
    with pytest.raises(Missing):
        stage.writer.run(lambda work: enter_as_staff(work, moderator, demo.room, "Saat"))


def test_both_streams_of_the_room_are_told_that_somebody_went(stage: Bed, demo: Demo) -> None:
    organiser = demo.accounts["organiser"]
    part = part_of(stage, demo.programme, "moderator-2")
    with stage.readers.connect() as db:
        query = select(Member.id).where(Member.account_id == demo.accounts["moderator-2"])
        member = db.scalar(query)

    stage.writer.run(lambda work: dismiss(work, organiser, demo.programme, part))

    with stage.readers.connect() as db:
        streams = db.execute(select(Room.room_stream, Room.desk_stream)).one()
        told = [last(db, stream, 1)[0].event for stream in (streams.room_stream, streams.desk_stream)]
    assert [(event.kind, event.member) for event in told] == [("member_gone", member)] * 2  # type: ignore[attr-defined]


def test_who_has_a_second_part_in_the_room_stays_with_it(bed: Bed) -> None:
    organiser, birch = an_account(bed), an_account(bed, "birch")
    programme = a_programme(bed, organiser)
    first = bed.writer.run(lambda work: appoint(work, organiser, programme, "birch", "observer", []))
    bed.writer.run(lambda work: appoint(work, organiser, programme, "birch", "interpreter", ["az", "hy"]))

    bed.writer.run(lambda work: dismiss(work, organiser, programme, first))

    with bed.readers.connect() as db:
        assert parts_of(db, birch, programme) == {"interpreter"}


def test_nobody_is_appointed_twice_to_the_same_part(bed: Bed) -> None:
    organiser = an_account(bed)
    an_account(bed, "birch")
    programme = a_programme(bed, organiser)
    bed.writer.run(lambda work: appoint(work, organiser, programme, "birch", "observer", []))

    with pytest.raises(Invalid) as refused:
        bed.writer.run(lambda work: appoint(work, organiser, programme, "birch", "observer", []))

    assert refused.value.data == {"field": "account", "problem": "appointed"}


def test_a_closed_account_is_neither_appointed_nor_creates_anything(bed: Bed) -> None:
    organiser, birch = an_account(bed), an_account(bed, "birch")
    programme = a_programme(bed, organiser)
    closing = update(Account).where(Account.id == birch).values(closed=True)
    bed.writer.run(lambda work: work.db.execute(closing).close())

    with pytest.raises(Invalid):
        bed.writer.run(lambda work: appoint(work, organiser, programme, "birch", "observer", []))
    with pytest.raises(Missing):
        a_programme(bed, birch)
