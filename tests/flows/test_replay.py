"""What the ledger names is done again on whatever a backup brought back; every old way in ends."""

import pytest
from sqlalchemy import func, select

from dialogue.flows.again import ERASED, KINDS
from dialogue.flows.office.appoint import appoint
from dialogue.flows.office.issue_link import issue_link
from dialogue.flows.replay import forget_ended, replay
from dialogue.kernel import limits
from dialogue.kernel.errors import Missing, SignedOut
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import Lang
from dialogue.messages.models import Message
from dialogue.messages.releases import releases_of
from dialogue.people.models import Account, Login
from dialogue.programmes.appointments import appointed
from dialogue.rooms.entry import keep_words, member_by_words
from dialogue.rooms.invitations import find_live
from dialogue.rooms.models import Member, Room
from dialogue.rooms.seats import seats_of
from dialogue.streams.models import Stream
from dialogue.streams.read import first_fault
from tests.make.bed import Bed
from tests.make.dump import dump
from tests.make.meeting import Meeting, make_meeting
from tests.make.office import a_programme, an_account, only_room

LANGS: dict[str, Lang] = {"Leaf": "az", "Lamp": "ru", "Cup": "hy", "Chair": "hy"}
SIX = b"hash of the six words"


def again(bed: Bed, *lines: tuple[str, str]) -> dict[str, int]:
    """Replay a ledger of these lines; return what there was to do."""
    for kind, target in lines:
        bed.kit.keys.note_erasure(kind, target, bed.clock.now())
    return {kind: count for kind, count in replay(bed.writer, bed.clock.now(), lambda: None).items() if count}


def states(meeting: Meeting) -> dict[str, str]:
    with meeting.reading() as db:
        return {row.id: row.state for row in db.execute(select(Member.id, Member.state))}


def log_is_whole(meeting: Meeting) -> bool:
    with meeting.reading() as db:
        return {first_fault(db, stream) for stream in db.scalars(select(Stream.id))} == {None}


def test_messages_and_people_that_were_erased_are_so_again(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = meeting.say("Leaf", "Babamın bağı")
    meeting.say("Lamp", "Мой дед")
    kept = meeting.say("Cup", "Մեր բակը")

    done = again(bed, ("message", told["message"]), ("member", meeting.id("Lamp")), ("message", "m_none"))

    assert done == {"message": 1, "member": 1}
    who = states(meeting)
    assert (who[meeting.id("Lamp")], who[meeting.id("Leaf")]) == ("erased", "admitted")
    with meeting.reading() as db:
        left = db.scalars(select(Message.id).where(Message.state == "shown")).all()
    assert left == [kept["message"]]
    assert log_is_whole(meeting)


def test_a_room_that_was_erased_is_so_again_with_its_log(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = meeting.say("Leaf", "Babamın bağı")
    stream = meeting.standing("Leaf").room_stream
    bed.kit.keys.destroy(meeting.room)

    done = again(bed, ("message", told["message"]), ("room", meeting.room))

    assert done == {"room": 1}
    with meeting.reading() as db:
        row = db.execute(select(Stream.head, Stream.cut).where(Stream.id == stream)).one()
        assert (db.scalars(select(Room.erased)).all(), row.head == row.cut) == ([True], True)
    assert log_is_whole(meeting)


def test_who_was_let_go_or_frozen_does_not_come_back(bed: Bed) -> None:
    meeting = make_meeting(bed)
    gone, frozen = meeting.id("Leaf"), meeting.id("Cup")
    bed.writer.run(lambda work: keep_words(work.db, gone, SIX))
    bed.writer.run(lambda work: keep_words(work.db, frozen, SIX[::-1]))

    done = again(bed, ("gone", gone), ("frozen", frozen), ("gone", frozen))

    assert done == {"gone": 1, "frozen": 1}
    assert (states(meeting)[gone], states(meeting)[frozen]) == ("gone", "gone")
    with meeting.reading() as db:
        assert (member_by_words(db, SIX), member_by_words(db, SIX[::-1])) == (gone, None)


def test_staff_who_were_dismissed_or_closed_are_so_again(bed: Bed) -> None:
    organiser, closed, opened = (an_account(bed, name) for name in ("olive", "maple", "elm"))
    programme = a_programme(bed, organiser)
    bed.writer.run(lambda work: appoint(work, organiser, programme, "maple", "moderator", ("en",)))
    with bed.readers.connect() as db:
        part = next(each.id for each in appointed(db, programme) if each.account == closed)

    again(bed, ("dismissed", part), ("closed", closed), ("closed", opened), ("opened", opened))

    with bed.readers.connect() as db:
        shut = {row.id: row.closed for row in db.execute(select(Account.id, Account.closed))}
        assert [each.account for each in appointed(db, programme)] == [organiser]
    assert shut == {organiser: False, closed: True, opened: False}


def test_what_was_taken_back_taken_out_or_reworded_is_not_shown_again(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = {name: meeting.say(name, f"a word of {name}", lang) for name, lang in LANGS.items()}
    ids = {name: each["message"] for name, each in told.items()}

    done = again(
        bed,
        ("withdrawn", ids["Leaf"]),
        ("hidden", ids["Lamp"]),
        ("hidden", ids["Cup"]),
        ("unhidden", ids["Cup"]),
        ("reworded", told["Chair"]["revision"]),
        ("reworded", "v_of_before"),
    )

    assert done == {"withdrawn": 1, "hidden": 2, "unhidden": 1, "reworded": 1}
    with meeting.reading() as db:
        states = {row.id: row.state for row in db.execute(select(Message.id, Message.state))}
    assert {name: states[each] for name, each in ids.items()} == {
        "Leaf": "withdrawn",
        "Lamp": "hidden",
        "Cup": "shown",
        "Chair": "withdrawn",
    }
    assert log_is_whole(meeting)


def test_a_consent_that_was_taken_back_is_not_given_again(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = meeting.say("Leaf", "Babamın bağı")
    wording = {"message": told["message"], "revision": told["revision"], "lang": "az"}
    meeting.do("Leaf", "quote.give", **wording)

    again(bed, ("unquoted", told["message"]))

    with meeting.reading() as db:
        assert releases_of(db, told["message"]) == []


def test_what_was_ended_before_the_backup_is_left_as_it_is(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = meeting.say("Leaf", "Babamın bağı")
    erased = meeting.say("Cup", "Մեր բակը")
    for kind, target in (("hidden", told["message"]), ("message", erased["message"])):
        bed.kit.keys.note_erasure(kind, target, bed.clock.now())
    bed.clock.advance(2 * limits.HOUR)

    assert again(bed) == {"message": 1}


def test_each_of_these_acts_leaves_its_line(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = {name: meeting.say(name, f"a word of {name}", lang) for name, lang in LANGS.items()}
    said = {name: {"message": each["message"], "revision": each["revision"]} for name, each in told.items()}
    meeting.do("Leaf", "quote.give", **said["Leaf"], lang="az")
    meeting.do("Leaf", "quote.take_back", **said["Leaf"], lang="az")
    meeting.do("Gate", "message.hide", message=said["Lamp"]["message"], reason="other")
    meeting.do("Gate", "message.restore", message=said["Lamp"]["message"])
    meeting.do("Cup", "message.revise", **said["Cup"], lang="hy", text="Ուրիշ խոսք")
    meeting.do("Chair", "message.withdraw", message=said["Chair"]["message"])

    lines = [(line.kind, line.target) for line in bed.kit.keys.ledger()]

    assert lines == [
        ("unquoted", said["Leaf"]["message"]),
        ("hidden", said["Lamp"]["message"]),
        ("unhidden", said["Lamp"]["message"]),
        ("reworded", said["Cup"]["revision"]),
        ("withdrawn", said["Chair"]["message"]),
    ]


def test_lines_that_no_backup_needs_any_more_go_and_erasures_stay(bed: Bed) -> None:
    for kind in KINDS:
        bed.kit.keys.note_erasure(kind, new_id("x"), bed.clock.now())
    bed.clock.advance(limits.LEDGER_DAYS * limits.DAY - 1)
    forget_ended(bed.writer)
    before = len(bed.kit.keys.ledger())
    bed.clock.advance(2)

    forget_ended(bed.writer)

    left = {line.kind for line in bed.kit.keys.ledger()}
    assert before == len(KINDS)
    assert left == {*ERASED, "frozen", "dismissed", "closed", "opened"}


def test_no_login_and_no_invitation_is_left(bed: Bed) -> None:
    organiser = an_account(bed)
    programme = a_programme(bed, organiser, seats=2)
    with bed.readers.connect() as db:
        room = only_room(db, programme)
    code = bed.writer.run(lambda work: issue_link(work, organiser, room, 1)).code
    meeting = make_meeting(bed)

    again(bed)

    with bed.readers.connect() as db:
        assert db.scalar(select(func.count()).select_from(Login)) == 0
        assert [seat.state for seat in seats_of(db, room)] == ["empty", "empty"]
        with pytest.raises(Missing):
            find_live(db, code, bed.clock.now())
    with pytest.raises(SignedOut):
        meeting.standing("Leaf")


def test_a_replay_that_was_broken_off_is_finished_by_the_next(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = meeting.say("Leaf", "Babamın bağı")
    again(bed, ("message", told["message"]), ("member", meeting.id("Lamp")))
    once = dump(bed)

    assert again(bed) == {}
    assert dump(bed) == once


def test_every_kind_that_is_written_is_known(bed: Bed) -> None:
    again(bed, *((kind, new_id("x")) for kind in KINDS if kind not in {"dismissed", "closed", "opened"}))

    with pytest.raises(KeyError):
        again(bed, ("unheard_of", "m_none"))
