"""Nobody comes in any more as somebody who is frozen; what they wrote stays until it is erased."""

import pytest
from sqlalchemy import select

from dialogue.flows.emergency.find_person import at_seat, named
from dialogue.flows.emergency.freeze_person import freeze_person
from dialogue.flows.office.issue_link import issue_link
from dialogue.kernel.errors import Conflict, Missing, SignedOut
from dialogue.people import logins
from dialogue.rooms.entry import keep_words, member_by_words
from dialogue.rooms.invitations import redeem_invitation
from dialogue.rooms.present import find_member
from dialogue.rooms.seats import seats_of
from dialogue.streams.models import Stream
from tests.make.bed import Bed
from tests.make.meeting import Meeting, make_meeting
from tests.make.office import a_programme, acts, an_account, only_room

SIX = b"hash of the six words"


def freeze(bed: Bed, room: str, member: str) -> None:
    bed.writer.run(lambda work: freeze_person(work, room, member))


def office_acts(meeting: Meeting) -> list[tuple[str, str | None]]:
    with meeting.reading() as db:
        stream = select(Stream.id).where(Stream.owner == meeting.place.programme, Stream.kind == "office")
        return acts(db, db.execute(stream).scalar_one())


def test_neither_login_nor_words_open_anything_any_more(bed: Bed) -> None:
    meeting = make_meeting(bed)
    leaf = meeting.id("Leaf")
    bed.writer.run(lambda work: keep_words(work.db, leaf, SIX))
    meeting.say("Leaf", "Bir söz")

    freeze(bed, meeting.room, leaf)

    with pytest.raises(SignedOut):
        meeting.standing("Leaf")
    with meeting.reading() as db:
        assert member_by_words(db, SIX) is None
        assert find_member(db, meeting.room, leaf).state == "gone"
    [message] = meeting.snapshot("Cup", "room")["messages"]
    gone = [each["id"] for each in meeting.snapshot("Cup", "room")["members"] if each["gone"]]
    assert (message["state"], message["author"], gone) == ("shown", leaf, [leaf])
    assert [(line.kind, line.target) for line in bed.kit.keys.ledger()] == [("frozen", leaf)]
    assert office_acts(meeting)[-1] == ("person.freeze", None)


def test_once_more_changes_nothing_in_the_room(bed: Bed) -> None:
    meeting = make_meeting(bed)
    freeze(bed, meeting.room, meeting.id("Leaf"))
    before = meeting.log("Cup", "room")

    freeze(bed, meeting.room, meeting.id("Leaf"))

    assert meeting.log("Cup", "room") == before


def test_somebody_of_the_staff_is_refused(bed: Bed) -> None:
    meeting = make_meeting(bed)

    with pytest.raises(Conflict) as refused:
        freeze(bed, meeting.room, meeting.id("Gate"))

    assert refused.value.data == {"why": "staff"}
    assert meeting.standing("Gate").admitted


def test_a_seat_is_closed_and_still_leads_to_who_held_it(bed: Bed) -> None:
    organiser = an_account(bed)
    programme = a_programme(bed, organiser, seats=3)
    with bed.readers.connect() as db:
        room = only_room(db, programme)
    code = bed.writer.run(lambda work: issue_link(work, organiser, room, 2)).code
    member = bed.writer.run(lambda work: redeem_invitation(work, code, "en"))
    token = bed.writer.run(lambda work: logins.begin(work.db, work.now, member=member, step="in"))
    with bed.readers.connect() as db:
        before = at_seat(db, room, 2)

    freeze(bed, room, before)

    with bed.readers.connect() as db:
        states = [seat.state for seat in seats_of(db, room)]
        assert (before, states) == (member, ["empty", "closed", "empty"])
        assert at_seat(db, room, 2) == member
        assert logins.who(db, token, bed.clock.now()) is None
        with pytest.raises(Missing):
            at_seat(db, room, 1)


@pytest.mark.parametrize("typed", ["Leaf", " leaf ", "LEAF"])
def test_somebody_is_found_by_the_name_they_chose(bed: Bed, typed: str) -> None:
    meeting = make_meeting(bed)

    with meeting.reading() as db:
        found = named(db, bed.kit.sealer, meeting.room, typed)
        assert found == meeting.id("Leaf")
        for unknown in ("Lea", "", "r_none"):
            with pytest.raises(Missing):
                named(db, bed.kit.sealer, meeting.room, unknown)
        with pytest.raises(Missing):
            named(db, bed.kit.sealer, "r_none", "Leaf")
