"""A member of staff goes into a room under a name of their own; one account is one member of it."""

import pytest
from sqlalchemy import select, update

from dialogue.flows.entering.enter_as_staff import enter_as_staff
from dialogue.flows.office.appoint import appoint
from dialogue.flows.office.dismiss import dismiss
from dialogue.kernel.errors import Invalid, Missing
from dialogue.people.models import Account
from dialogue.programmes.appointments import StaffRole, appointed
from dialogue.rooms.models import Member
from tests.make.bed import Bed
from tests.make.office import a_programme, an_account, only_room


class Office:
    """A programme of olive's with one room, and walnut who may be given parts."""

    def __init__(self, bed: Bed) -> None:
        self.bed = bed
        self.olive, self.walnut = an_account(bed, "olive"), an_account(bed, "walnut")
        self.programme = a_programme(bed, self.olive)
        with bed.readers.connect() as db:
            self.room = only_room(db, self.programme)

    def appoint(self, role: StaffRole) -> None:
        self.bed.writer.run(
            lambda work: appoint(work, self.olive, self.programme, "walnut", role, ("hy", "en"))
        )

    def dismiss(self) -> None:
        with self.bed.readers.connect() as db:
            parts = [each.id for each in appointed(db, self.programme) if each.account == self.walnut]
        for part in parts:
            self.end(part)

    def end(self, part: str) -> None:
        self.bed.writer.run(lambda work: dismiss(work, self.olive, self.programme, part))

    def enter(self, name: str = "Walnut") -> str:
        return self.bed.writer.run(lambda work: enter_as_staff(work, self.walnut, self.room, name))

    def choose(self, lang: str) -> None:
        chosen = update(Account).where(Account.id == self.walnut).values(lang=lang)
        self.bed.writer.run(lambda work: work.db.execute(chosen).close())

    def reading(self) -> tuple[str, str]:
        with self.bed.readers.connect() as db:
            member = select(Member.reads, Member.writes).where(Member.account_id == self.walnut)
            row = db.execute(member).one()
            return row.reads, row.writes

    def members(self) -> list[tuple[str, str]]:
        with self.bed.readers.connect() as db:
            rows = db.execute(select(Member.role, Member.state).where(Member.account_id == self.walnut))
            return [(row.role, row.state) for row in rows]


@pytest.fixture
def office(bed: Bed) -> Office:
    return Office(bed)


def test_the_part_that_does_most_is_the_one_that_enters(office: Office) -> None:
    office.appoint("interpreter")
    office.appoint("moderator")

    role = office.enter()

    assert (role, office.members()) == ("moderator", [("moderator", "admitted")])


def test_an_organiser_has_no_place_in_the_room(office: Office) -> None:
    office.appoint("organiser")

    with pytest.raises(Missing):
        office.enter()

    assert office.members() == []


def test_who_was_dismissed_is_out_and_who_is_appointed_anew_is_the_same_member(office: Office) -> None:
    office.appoint("interpreter")
    office.enter()
    office.dismiss()
    out = office.members()
    with pytest.raises(Missing):
        office.enter()

    office.appoint("moderator")
    office.enter()

    assert (out, office.members()) == ([("interpreter", "gone")], [("moderator", "admitted")])


def test_staff_may_be_called_what_they_are_but_not_what_others_are_called(office: Office) -> None:
    office.appoint("moderator")
    office.enter("Moderator 1")

    with pytest.raises(Invalid):
        office.enter("Mod\u0435rator 1")

    assert office.members() == [("moderator", "admitted")]


def test_who_chose_no_language_reads_what_they_were_appointed_to_work_in(office: Office) -> None:
    office.choose("")
    office.appoint("moderator")

    office.enter()

    assert office.reading() == ("en", "hy en")  # the programme's own language is among theirs


def test_a_chosen_language_is_what_they_read(office: Office) -> None:
    office.choose("ru")
    office.appoint("moderator")

    office.enter()

    assert office.reading() == ("ru", "hy en")
