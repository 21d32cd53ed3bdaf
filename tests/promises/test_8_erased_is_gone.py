"""Erased is gone: from tables, from the files beside them, from every later answer; the log stays whole."""

import base64
import json
from collections.abc import Iterator
from typing import Any

import gevent
import pytest
from sqlalchemy import LargeBinary, select
from sqlalchemy.exc import IntegrityError

from dialogue.flows.again import ERASED
from dialogue.flows.erasing import make_sure
from dialogue.flows.reading.reader import all_snapshots, catch_up
from dialogue.kernel.errors import Busy, SignedOut
from dialogue.messages.models import Message, Revision
from dialogue.rooms.models import Member
from dialogue.store.base import Base
from dialogue.streams.models import Answered, Stream
from dialogue.streams.read import first_fault
from tests.make.bed import Bed
from tests.make.files import files_of, log_is_empty
from tests.make.forbid import forbid
from tests.make.meeting import Meeting, make_meeting
from tests.make.reading import endless_reading

SECRET = "Babamın bağındakı nar ağacı"
RENDERED = "Պապիս այգու նռնենին"
EDITED = "Babamın bağındakı iki nar ağacı"


def sealed(bed: Bed) -> Iterator[bytes]:
    """Every value under a key that a table holds at this moment."""
    with bed.readers.connect() as db:
        for table in Base.metadata.tables.values():
            for column in table.columns:
                if isinstance(column.type, LargeBinary) and "erased" in column.info:
                    yield from (value for value in db.scalars(select(column)) if value)


def encodings(words: str) -> list[bytes]:
    """The words as they could lie somewhere."""
    plain = words.encode()
    return [
        plain,
        words.encode("utf-16-le"),
        words.encode("utf-16-be"),
        base64.b64encode(plain),
        json.dumps(words).encode()[1:-1],
    ]


def found_in_files(bed: Bed, needles: list[bytes]) -> list[tuple[str, bytes]]:
    """Which of these lie in which file."""
    files = files_of(bed)
    return [(name, needle) for name, held in files.items() for needle in needles if needle in held]


def said_and_rendered(meeting: Meeting) -> dict[str, str]:
    told = meeting.say("Leaf", SECRET)
    wording = {"message": told["message"], "revision": told["revision"]}
    revised = meeting.do("Leaf", "message.revise", **wording, lang="az", text=EDITED)
    wording["revision"] = revised["revision"]
    meeting.do("Bridge", "rendering.give", **wording, lang="hy", text=RENDERED)
    meeting.do("Leaf", "quote.give", **wording, lang="hy")
    return wording


def everything_sent(meeting: Meeting) -> str:
    answers: list[Any] = []
    for name in meeting.people:
        standing = meeting.standing(name)
        with meeting.reading() as db:
            values, words = all_snapshots(db, meeting.bed.kit.sealer, standing)
            beginnings = {value["stream"]: 0 for value in values}
            answers += [values, words, catch_up(db, meeting.bed.kit.sealer, standing, beginnings)]
    return json.dumps(answers, ensure_ascii=False)


def erasures(bed: Bed) -> list[tuple[str, str]]:
    """What the ledger says was erased."""
    return [(line.kind, line.target) for line in bed.kit.keys.ledger() if line.kind in ERASED]


def faults(meeting: Meeting) -> list[int | None]:
    with meeting.reading() as db:
        return [first_fault(db, stream) for stream in db.scalars(select(Stream.id))]


def test_the_search_finds_what_is_there(bed: Bed) -> None:
    meeting = make_meeting(bed)
    before = set(sealed(bed))

    said_and_rendered(meeting)

    fresh = list(set(sealed(bed)) - before)
    assert len(fresh) == 3  # the wording and what it looks like, and its rendering
    assert {needle for _, needle in found_in_files(bed, fresh)} == set(fresh)
    assert SECRET not in everything_sent(meeting)
    assert EDITED in everything_sent(meeting)
    assert RENDERED in everything_sent(meeting)


def test_an_erased_message_lies_in_no_file_and_in_no_answer(bed: Bed) -> None:
    meeting = make_meeting(bed)
    before = set(sealed(bed))
    told = said_and_rendered(meeting)
    fresh = list(set(sealed(bed)) - before)
    with meeting.reading() as db:
        bodies = db.scalars(select(Message.body).where(Message.id == told["message"]))
        prints = [body for body in bodies if body]
        answered = db.execute(select(Answered.body, Answered.answer))
        prints += [body for body, answer in answered if told["message"].encode() in answer]

    meeting.do("Leaf", "message.erase", message=told["message"])

    words = [SECRET, EDITED, RENDERED]
    needles = [*fresh, *prints, *(form for each in words for form in encodings(each))]
    assert len(prints) == 2  # of what was sent, and of what was put in its place
    assert found_in_files(bed, needles) == []
    assert [each for each in words if each in everything_sent(meeting)] == []
    assert log_is_empty(bed)


def test_the_log_stays_numbered_and_verifiable(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = said_and_rendered(meeting)
    meeting.say("Cup", "Ի՞նչ նուռ էր", reply_to=told["message"])
    before = meeting.log("Cup", "room")

    meeting.do("Leaf", "message.erase", message=told["message"])

    log = meeting.log("Cup", "room")
    assert log[:-1] == before
    assert (log[-1].event.kind, set(faults(meeting))) == ("message_erased", {None})
    erased, reply = meeting.snapshot("Cup", "room")["messages"]
    assert (erased["state"], erased["author"], erased["revision"]) == ("erased", None, None)
    assert reply["reply_to"] == erased["id"]


def test_the_ledger_says_so_before_anything_is_deleted(bed: Bed) -> None:
    meeting = make_meeting(bed)
    told = said_and_rendered(meeting)
    forbid(bed, "UPDATE", "message")

    with pytest.raises(IntegrityError, match="kept"):
        meeting.do("Leaf", "message.erase", message=told["message"])

    assert erasures(bed) == [("message", told["message"])]
    assert EDITED in everything_sent(meeting)


@pytest.mark.parametrize("before", ["held", "returned", "hidden", "withdrawn", "shown"])
def test_whatever_had_become_of_it_it_is_gone(bed: Bed, before: str) -> None:
    meeting = make_meeting(bed)
    meeting.do("Gate", "mode.set", mode="open" if before in {"shown", "withdrawn"} else "read_first")
    told = meeting.say("Leaf", SECRET)
    wording = {"message": told["message"], "revision": told["revision"]}
    match before:
        case "returned":
            meeting.do("Gate", "hold.return", **wording, note=None, lang="en")
        case "hidden":
            meeting.do("Gate", "hold.hide", **wording, reason="rules")
        case "withdrawn":
            meeting.do("Leaf", "message.withdraw", message=told["message"])

    meeting.do("Leaf", "message.erase", message=told["message"])

    with meeting.reading() as db:
        rows = db.execute(select(Message.state, Message.body, Revision.words, Revision.points).join(Revision))
        assert [tuple(row) for row in rows] == [("erased", None, None, 0)]
    assert SECRET not in everything_sent(meeting)
    assert meeting.do("Leaf", "message.erase", message=told["message"]) == {"became": "done", "seq": None}


def test_the_answer_waits_for_readers_that_are_in_the_way(bed: Bed) -> None:
    meeting = make_meeting(bed)
    before = set(sealed(bed))
    told = said_and_rendered(meeting)
    fresh = list(set(sealed(bed)) - before)

    with endless_reading(bed):
        erasing = gevent.spawn(meeting.do, "Leaf", "message.erase", message=told["message"])
        gevent.wait([erasing], timeout=0.3)
        while_reading = erasing.ready(), found_in_files(bed, fresh)
    erasing.get(timeout=5)

    assert while_reading[0] is False
    assert while_reading[1] != []
    assert found_in_files(bed, fresh) == []
    assert log_is_empty(bed)


def test_it_is_not_called_erased_while_a_reader_never_lets_go(bed: Bed) -> None:
    meeting = make_meeting(bed)
    meeting.say("Leaf", SECRET)
    with endless_reading(bed):
        meeting.say("Cup", "Բարև")

        with pytest.raises(Busy):
            make_sure(bed.writer, tries=3)

    make_sure(bed.writer)


def test_everything_of_one_person_goes_and_nothing_of_others(bed: Bed) -> None:
    meeting = make_meeting(bed)
    theirs = meeting.say("Cup", "Մեր բակում թթենի կար")
    before = set(sealed(bed))
    said_and_rendered(meeting)
    meeting.do("Leaf", "look.ask", message=theirs["message"], lang="az", text="Buna baxın")
    meeting.do("Gate", "note.send", member=meeting.id("Leaf"), lang="az", text="Hər şey qaydasındadır?")
    with meeting.reading() as db:
        self_said = db.scalar(select(Member.self_).where(Member.id == meeting.id("Leaf")))
    needles = [*(set(sealed(bed)) - before), self_said or b"?"]

    answer = meeting.do("Leaf", "mine.erase_all")

    words = [SECRET, EDITED, RENDERED, "Buna baxın", "Hər şey qaydasındadır?"]
    forms = [form for each in words for form in encodings(each)]
    assert (answer, len(needles)) == ({"became": "done", "seq": None}, 6)
    assert found_in_files(bed, [*needles, *forms]) == []
    with pytest.raises(SignedOut):
        meeting.standing("Leaf")
    del meeting.people["Leaf"]
    sent = everything_sent(meeting)
    assert [each for each in [*words, '"Leaf"'] if each in sent] == []
    assert "Մեր բակում թթենի կար" in sent


def test_what_remains_of_somebody_says_nothing(bed: Bed) -> None:
    meeting = make_meeting(bed)
    said_and_rendered(meeting)
    meeting.do("Leaf", "hand.raise")
    mine = meeting.id("Leaf")

    meeting.do("Leaf", "mine.erase_all")

    with meeting.reading() as db:
        row = db.execute(select(Member.__table__).where(Member.id == mine)).one()
    assert (row.state, row.self, row.words, row.account_id, row.reads, row.writes) == (
        "erased",
        None,
        None,
        None,
        "",
        "",
    )
    value = meeting.snapshot("Cup", "room")
    assert (value["hands"], [each["gone"] for each in value["members"] if each["id"] == mine]) == ([], [True])
    assert erasures(bed) == [("member", mine)]
    assert meeting.words("Cup", "room")["members"][mine] is None
