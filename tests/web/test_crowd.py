"""Too many at once: a page that says so, and nothing is used up or lost."""

import pytest
from sqlalchemy import select

from dialogue.flows.come_to_wait import come_to_wait
from dialogue.flows.open_waiting_room import open_waiting_room
from dialogue.kernel import limits
from dialogue.rooms.models import Member, Seat
from dialogue.rooms.seats import create_seats
from tests.make.crowd import make_crowd
from tests.make.door import AGREED, Door, shown_words
from tests.make.site import Caller, fields

BURST = limits.ENTRIES_BURST
INVITED = (
    "Many people are coming in just now. Your invitation has not been used: press the button again in 1 s."
)
SEATED = "Many people are coming in just now. Your place is kept: press the button again in 1 s."


@pytest.fixture
def door(door: Door) -> Door:
    """A room with seats for more than may come at once."""
    door.bed.writer.run(lambda work: create_seats(work, door.room, BURST))
    return door


def states_of_seats(door: Door) -> list[str]:
    with door.bed.readers.connect() as db:
        return list(db.scalars(select(Seat.state).where(Seat.room_id == door.room).order_by(Seat.number)))


def state_of(door: Door, caller: Caller) -> str | None:
    member = door.member(caller)
    with door.bed.readers.connect() as db:
        return db.scalar(select(Member.state).where(Member.id == member))


def english(door: Door) -> Caller:
    caller = door.site.visitor()
    caller.speak("en")
    return caller


def filled(door: Door) -> None:
    """As many have come as may at once."""
    for number in range(1, BURST + 1):
        assert english(door).post("/join", {"code": door.code(number)}).status_code == 303


def full(door: Door) -> None:
    """As many others stand in the waiting room as may come at once."""
    crowd = make_crowd(door.bed, door.room, BURST)
    door.bed.writer.run(lambda work: open_waiting_room(work, door.room))
    for member in crowd:
        came = door.bed.writer.run(lambda work, member=member: come_to_wait(work, member))  # type: ignore[misc]
        assert came == "waiting"


def test_an_invitation_that_has_to_wait_is_as_good_as_before(door: Door) -> None:
    filled(door)
    late, code = english(door), door.code(BURST + 1)

    page = late.post("/join", {"code": code})

    assert (page.status_code, page.headers["Retry-After"]) == (429, "1")
    assert INVITED in page.text
    assert fields(page.text)["code"] == code
    assert states_of_seats(door) == ["taken"] * BURST + ["invited", "empty", "empty"]
    door.bed.clock.advance(1)
    assert late.post("/join", {"code": code}).location == "/enter/rules"


def test_a_code_that_opens_nothing_gets_its_usual_answer_also_then(door: Door) -> None:
    filled(door)

    page = english(door).post("/join", {"code": "0" * 26})

    assert (page.status_code, "This link does not work." in page.text) == (404, True)


def test_a_code_with_a_mistake_in_it_is_not_shown_again(door: Door) -> None:
    page = english(door).post("/join", {"code": "12345"})

    assert (page.status_code, fields(page.text)["code"]) == (400, "")


def test_whoever_comes_too_fast_reads_when_to_press_again_and_keeps_the_place(door: Door) -> None:
    late, _words = door.entered()
    door.bed.clock.advance(31 * limits.MINUTE)
    full(door)

    led = late.post("/wait")
    page = late.get("/wait")

    assert (led.status_code, led.location, page.status_code) == (303, "/wait", 200)
    assert (SEATED in page.text, '<form method="post" action="/wait"' in page.text) == (True, True)
    assert state_of(door, late) == "away"
    door.bed.clock.advance(1)
    late.post("/wait")
    assert state_of(door, late) == "waiting"
    assert SEATED not in late.get("/wait").text


def test_whoever_takes_the_words_just_then_has_lost_nothing(door: Door) -> None:
    door.bed.clock.advance(31 * limits.MINUTE)
    late = door.entering()
    late.post("/enter/rules", AGREED)
    late.post("/enter/name", {"name": "Umbrella", "community": ""})
    words = shown_words(late.get("/enter/words").text)
    door.bed.clock.advance(limits.MINUTE)
    full(door)

    led = late.post("/enter/words", {"second": words[1], "fifth": words[4], "words_lang": "en"})

    assert (led.location, state_of(door, late), SEATED in late.get("/wait").text) == ("/wait", "away", True)


def test_whoever_comes_back_just_then_is_in_and_before_the_waiting_room(door: Door) -> None:
    caller, words = door.entered()
    caller.post("/leave")
    door.bed.clock.advance(31 * limits.MINUTE)
    full(door)
    late = english(door)

    led = late.post("/return", {"words": " ".join(words)})

    assert (led.location, state_of(door, late), SEATED in late.get("/wait").text) == ("/wait", "away", True)


def test_nobody_reads_of_it_when_the_door_is_free(door: Door) -> None:
    caller, _words = door.entered()
    door.bed.clock.advance(31 * limits.MINUTE)

    assert "Many people are coming in" not in caller.get("/wait").text
