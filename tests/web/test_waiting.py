"""The waiting room's page: what happens next, who will be there, and how one is let in."""

import pytest
from sqlalchemy import select

from dialogue.rooms.models import Member
from dialogue.store.work import Work
from tests.make.bed import Bed
from tests.make.meeting import Meeting
from tests.make.site import Caller, Site, make_test_site

JSON = {"Accept": "application/json"}
ACCEPTED = 1001


@pytest.fixture
def meeting(bed: Bed) -> Meeting:
    """People who have accepted the rules, an hour before their first meeting."""
    meeting = Meeting(bed)
    accept_rules(bed)
    return meeting


def accept_rules(bed: Bed) -> None:
    """Have everybody there is accept the rules."""

    def accept(work: Work) -> None:
        for member in work.session.scalars(select(Member)):
            member.rules_version = ACCEPTED

    bed.writer.run(accept)


@pytest.fixture
def site(bed: Bed) -> Site:
    return make_test_site(bed)


def lamp(site: Site, meeting: Meeting) -> Caller:
    return site.visitor().signed_in(meeting.people["Lamp"].token)


def told(caller: Caller) -> dict[str, str | None]:
    answer = caller.get("/wait", headers=JSON)
    assert answer.status_code == 200
    found: dict[str, str | None] = answer.get_json()
    return found


def test_an_hour_before_one_reads_when_it_begins_and_when_the_waiting_room_opens(
    site: Site, meeting: Meeting
) -> None:
    caller = lamp(site, meeting)
    caller.post("/language", {"lang": "en", "back": "/wait"})

    page = caller.get("/wait").text

    assert "The next meeting: Monday, March 8, 2027, 16:00 (Lisbon, UTC)." in page
    assert "The waiting room opens at 15:30." in page
    assert '<noscript><meta http-equiv="refresh" content="60"></noscript>' in page
    assert [line in page for line in ("2 moderators", "1 interpreter", "1 observer")] == [True] * 3


def test_half_an_hour_before_a_button_opens_the_waiting_room(site: Site, meeting: Meeting) -> None:
    caller = lamp(site, meeting)
    meeting.later(31 * 60)

    states = [told(caller)]
    caller.post("/wait")
    states.append(told(caller))

    assert states == [
        {"state": "away", "phase": "open", "go": None},
        {"state": "waiting", "phase": "open", "go": None},
    ]
    assert meeting.snapshot("Gate", "desk")["waiting"] == [meeting.id("Lamp")]


def test_looking_at_the_page_announces_nobody(site: Site, meeting: Meeting) -> None:
    caller = lamp(site, meeting)
    meeting.later(31 * 60)

    for _ in range(3):
        caller.get("/wait")

    assert meeting.snapshot("Gate", "desk")["waiting"] == []


def test_who_is_let_in_is_led_into_the_room(site: Site, meeting: Meeting) -> None:
    caller = lamp(site, meeting)
    meeting.open_waiting_room()
    caller.post("/wait")
    meeting.do("Gate", "member.admit", members=[meeting.id("Lamp")])

    page, answer = caller.get("/wait"), told(caller)

    assert (page.location, answer["go"]) == (f"/room/{meeting.room}", f"/room/{meeting.room}")
    assert caller.get(f"/room/{meeting.room}").status_code == 200


def test_who_was_removed_is_led_to_what_is_theirs(site: Site, meeting: Meeting) -> None:
    meeting.begin()
    caller = lamp(site, meeting)
    meeting.do("Gate", "member.remove", member=meeting.id("Lamp"), reason="rules")

    led = [caller.get(path).location for path in ("/wait", f"/room/{meeting.room}")]
    caller.post("/language", {"lang": "en", "back": "/mine"})
    page = caller.get("/mine").text

    assert led == ["/mine", "/mine"]
    assert "have ended your part" in page


def test_after_the_meeting_those_who_were_in_read_on_until_the_next_waiting_room_opens(
    site: Site, meeting: Meeting
) -> None:
    meeting.begin()
    meeting.do("Gate", "session.close")
    caller = lamp(site, meeting)

    reads_on = caller.get("/wait").location
    meeting.later(7 * 24 * 3600 + 31 * 60)
    anew = told(caller)
    caller.post("/wait")

    assert reads_on == f"/room/{meeting.room}"
    assert anew == {"state": "admitted", "phase": "open", "go": None}
    assert told(caller)["state"] == "waiting"
