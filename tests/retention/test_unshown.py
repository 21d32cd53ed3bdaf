"""A week after the last meeting nothing is left of what a room does not show, and all that it shows stays."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from dialogue.flows.erase_unshown import erase_unshown
from dialogue.flows.housekeeping import Housekeeping
from dialogue.kernel import limits
from dialogue.messages.models import Message, Revision
from dialogue.retention.unshown import unshown_due
from dialogue.rooms.models import RoomSession
from dialogue.streams.models import Stream
from dialogue.streams.read import first_fault
from dialogue.summaries.gather import gather
from dialogue.summaries.shelf import Shelf
from tests.make.bed import Bed
from tests.make.files import log_is_empty
from tests.make.law import Law
from tests.make.meeting import Meeting
from tests.make.reading import endless_reading
from tests.promises.test_8_erased_is_gone import (
    encodings,
    erasures,
    everything_sent,
    found_in_files,
    sealed,
)

STAYS = ("Babamın bağı", "Մեր բակը", "Иду домой")
GOES = (
    "Nar ağacı qaytarıldı",
    "Նռնենին թաքցված է",
    "Qapı otaqdan götürüldü",
    "Պատուհանը հետ եմ առնում",
    "Pəncərənin yeni sözü",
    "In English: the pomegranate",
    "Ad çəkməyin, xahiş edirik",
)


class Week:
    """A meeting in which something was held and came back in every way there is, and which has closed."""

    def __init__(self, bed: Bed) -> None:
        self.bed = bed
        self.meeting = Meeting(bed, sessions=1)
        self.law = Law.over(self.meeting)
        self.session = self.meeting.begin()
        self.before = set(sealed(bed))
        self.kept = {
            self.say(who, text)["message"] for who, text in zip(("Lamp", "Chair", "Kite"), STAYS, strict=True)
        }
        self.going = self.what_goes()
        self.edited = self.an_edit_that_comes_back()
        self.meeting.do("Gate", "session.close")
        self.law.check(whole=True)

    def say(self, who: str, text: str) -> dict[str, Any]:
        self.bed.clock.advance(limits.MINUTE)
        told = self.meeting.say(who, text)
        self.law.texts[told["revision"]] = text
        return told

    def what_goes(self) -> set[str]:
        """Returned with a note and a rendering, held and taken out, shown and taken out, taken back."""
        do = self.meeting.do
        do("Gate", "mode.set", mode="read_first")
        back, out = self.say("Leaf", GOES[0]), self.say("Cup", GOES[1])
        do("Gate", "rendering.ask", **wording(back), lang="en")
        given = do("Bridge", "rendering.give", **wording(back), lang="en", text=GOES[5])
        self.law.texts[given["rendering"]] = GOES[5]
        do("Gate", "hold.return", **wording(back), note=GOES[6], lang="az")
        do("Stair", "hold.hide", **wording(out), reason="rules")
        do("Gate", "mode.set", mode="open")
        seen, own = self.say("Leaf", GOES[2]), self.say("Cup", GOES[3])
        do("Stair", "message.hide", message=seen["message"], reason="rules")
        do("Cup", "message.withdraw", message=own["message"])
        return {each["message"] for each in (back, out, seen, own)}

    def an_edit_that_comes_back(self) -> str:
        do = self.meeting.do
        shown = self.say("Leaf", "Pəncərə açıqdır")
        do("Gate", "mode.set", mode="read_first")
        told = do("Leaf", "message.revise", **wording(shown), lang="az", text=GOES[4])
        self.law.texts[told["revision"]] = GOES[4]
        do("Gate", "hold.return", message=shown["message"], revision=told["revision"], note=None, lang="az")
        return str(shown["message"])

    def needles(self) -> list[bytes]:
        """Everything under a key that must not be found, in whatever form."""
        with self.bed.readers.connect() as db:
            standing = select(Revision.words, Revision.looks).join(Message, Message.revision == Revision.id)
            rows = db.execute(standing.where(Message.state == "shown"))
            stays = {value for row in rows for value in row}
            bodies = db.scalars(select(Message.body).where(Message.id.in_(self.going)))
            prints = [body for body in bodies if body]
        fresh = set(sealed(self.bed)) - self.before - stays
        return [*fresh, *prints]

    def days_later(self, days: float) -> None:
        self.meeting.later(days * limits.DAY)

    def house(self) -> Housekeeping:
        return Housekeeping(self.bed.writer, Shelf(self.bed.folder / "files"))

    def states(self) -> dict[str, str]:
        with self.bed.readers.connect() as db:
            return {row.id: row.state for row in db.execute(select(Message.id, Message.state))}


@pytest.fixture
def week(bed: Bed) -> Week:
    return Week(bed)


def wording(told: dict[str, Any]) -> dict[str, str]:
    return {"message": told["message"], "revision": told["revision"]}


def sent(week: Week) -> list[str]:
    """Those of the texts that somebody gets."""
    answers = everything_sent(week.meeting)
    return [text for text in (*STAYS, *GOES) if text in answers]


def test_before_the_week_is_over_all_of_it_is_there(week: Week) -> None:
    needles = week.needles()

    week.days_later(6)
    week.house().go_round()

    assert {needle for _, needle in found_in_files(week.bed, needles)} == set(needles)
    assert set(week.states().values()) == {"shown", "returned", "hidden", "withdrawn"}
    assert erasures(week.bed) == []


def test_then_it_lies_in_no_file_and_in_no_answer(week: Week) -> None:
    needles = week.needles()
    forms = [form for text in GOES for form in encodings(text)]
    sent_before = sent(week)

    week.days_later(7)
    week.house().go_round()

    wordings = len(week.going) + 1  # each of which has a fingerprint; of messages there are prints too
    assert len(needles) == len(GOES) + wordings + len(week.going)
    assert found_in_files(week.bed, [*needles, *forms]) == []
    assert log_is_empty(week.bed)
    assert (set(sent_before) > set(STAYS), sent(week)) == (True, list(STAYS))


def test_what_the_room_shows_stays_and_so_does_the_message_whose_new_words_came_back(week: Week) -> None:
    week.days_later(7)
    week.house().go_round()

    states = week.states()
    assert {message for message, state in states.items() if state == "erased"} == week.going
    assert {message for message, state in states.items() if state == "shown"} == {*week.kept, week.edited}
    assert "Pəncərə açıqdır" in everything_sent(week.meeting)


def test_every_stream_is_told_by_nobody_and_every_fold_still_holds(week: Week) -> None:
    heads = {kind: week.meeting.snapshot("Gate", kind)["at"] for kind in ("room", "desk", "booth")}
    own = week.meeting.snapshot("Leaf", "personal")["at"]

    week.days_later(7)
    week.house().go_round()

    week.law.check()
    week.law.check(whole=True)
    told = {kind: week.meeting.log("Gate", kind, since) for kind, since in heads.items()}
    assert {kind: [each.event.kind for each in events] for kind, events in told.items()} == {
        "room": ["message_erased"] * 2,
        "desk": ["message_erased"] * 2 + ["hold_closed"],
        "booth": ["message_erased"],
    }
    assert {each.actor for events in told.values() for each in events} == {None}
    assert week.meeting.kinds("Leaf", "personal", own) == ["message_erased"] * 2 + ["hold_closed"]
    assert week.meeting.snapshot("Leaf", "personal")["own"] == []


def test_the_log_verifies_and_the_ledger_names_every_message(week: Week) -> None:
    week.days_later(7)
    week.house().go_round()

    with week.bed.readers.connect() as db:
        assert {first_fault(db, stream) for stream in db.scalars(select(Stream.id))} == {None}
    assert set(erasures(week.bed)) == {("message", message) for message in week.going}


def test_the_figures_of_the_meeting_stay_what_they_were(week: Week) -> None:
    sealer = week.bed.kit.sealer
    with week.bed.readers.connect() as db:
        before = gather(db, sealer, week.session)

    week.days_later(7)
    week.house().go_round()

    with week.bed.readers.connect() as db:
        assert gather(db, sealer, week.session) == before


def test_a_round_erases_so_much_and_no_more(week: Week) -> None:
    week.days_later(7)

    left = []
    for _ in range(4):
        with week.bed.readers.connect() as db:
            left.append(len(unshown_due(db, week.bed.clock.now(), 100)))
        erase_unshown(week.bed.writer, most=2)

    assert left == [5, 3, 1, 0]


def test_a_meeting_that_is_still_to_come_keeps_it(week: Week) -> None:
    needles = week.needles()
    later = update(RoomSession).values(starts=week.bed.clock.now() + timedelta(days=8))
    week.bed.writer.run(lambda work: work.db.execute(later).close())

    week.days_later(8)
    week.house().go_round()

    assert {needle for _, needle in found_in_files(week.bed, needles)} == set(needles)


def test_what_still_waits_goes_back_first(bed: Bed) -> None:
    meeting = Meeting(bed, sessions=1)
    meeting.begin()
    meeting.do("Gate", "mode.set", mode="read_first")
    meeting.later(3 * limits.DAY)  # nobody has closed the meeting
    meeting.say("Leaf", GOES[0])
    house = Housekeeping(bed.writer, Shelf(bed.folder / "files"))

    def state() -> str | None:
        with bed.readers.connect() as db:
            return db.scalar(select(Message.state))

    found = []
    for days in (5, 2, 0):
        meeting.later(days * limits.DAY)
        house.go_round()
        found.append(state())

    assert found[:1] == ["held"]
    assert found[-1] == "erased"


def test_where_a_reader_keeps_old_pages_open_the_next_round_clears_them(week: Week) -> None:
    needles, house = week.needles(), week.house()
    house.go_round()
    week.days_later(7)

    with endless_reading(week.bed):
        house.go_round()
        while_reading = found_in_files(week.bed, needles)
    house.go_round()

    assert while_reading != []
    assert found_in_files(week.bed, needles) == []


def test_what_a_crash_left_beside_the_tables_is_cleared_by_the_first_round(week: Week) -> None:
    needles = week.needles()
    week.days_later(7)
    erase_unshown(week.bed.writer)
    after_the_crash = found_in_files(week.bed, needles)

    week.house().go_round()

    assert after_the_crash != []
    assert found_in_files(week.bed, needles) == []
