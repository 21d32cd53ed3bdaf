"""The composer without a script: who wants a moderator to read the next message first says so with a tick."""

import re
from typing import Any
from uuid import uuid4

from werkzeug.test import TestResponse

from tests.make.meeting import Meeting
from tests.make.site import Caller, Site

CONTACT = "Write to me: bulka@example.org"


def caller(site: Site, meeting: Meeting, name: str) -> Caller:
    found = site.visitor().signed_in(meeting.people[name].token)
    found.post("/language", {"lang": "en", "back": "/"})
    return found


def send(caller: Caller, meeting: Meeting, text: str, *confirmed: str, **more: Any) -> TestResponse:
    """Press Send, or with another `audience` the other button."""
    fields = {"key": str(uuid4()), "audience": "room", "lang": "en", "text": text, **more}
    return caller.post(f"/room/{meeting.room}/message.send", {**fields, "confirmed": list(confirmed)})


def hold_rules(meeting: Meeting) -> list[str]:
    return [item["rule"] for item in meeting.snapshot("Gate", "desk")["held"]]


def confirmed_in(page: str) -> list[tuple[str, str, bool]]:
    """The kind, value and state of each field that says what the writer confirms."""
    tags = re.findall(r'<input type="(\w+)" name="confirmed" value="(\w+)"( checked)?>', page)
    return [(kind, value, bool(checked)) for kind, value, checked in tags]


def test_what_was_ticked_is_read_first(site: Site, meeting: Meeting) -> None:
    kite = caller(site, meeting, "Kite")

    led = send(kite, meeting, "I am not sure", "asked_by_author")
    page = kite.get(led.location).text

    assert hold_rules(meeting) == ["asked_by_author"]
    assert "You asked a moderator to read this first." in page
    assert confirmed_in(page) == [("checkbox", "asked_by_author", False)]


def test_a_rule_that_asks_keeps_the_tick_and_is_said_yes_to_beside_it(site: Site, meeting: Meeting) -> None:
    kite = caller(site, meeting, "Kite")

    page = send(kite, meeting, CONTACT, "asked_by_author").text
    send(kite, meeting, CONTACT, "asked_by_author", "contact")

    assert CONTACT in page
    assert confirmed_in(page) == [("hidden", "contact", False), ("checkbox", "asked_by_author", True)]
    assert hold_rules(meeting) == ["contact"]


def test_the_tick_can_be_taken_out_again_on_a_page_that_asks(site: Site, meeting: Meeting) -> None:
    kite = caller(site, meeting, "Kite")

    page = send(kite, meeting, CONTACT, "asked_by_author").text
    shown = send(kite, meeting, "Better not, then", "contact")

    assert ("hidden", "asked_by_author", False) not in confirmed_in(page)
    assert (shown.status_code, hold_rules(meeting)) == (303, [])


def test_a_text_that_is_refused_keeps_the_tick(site: Site, meeting: Meeting) -> None:
    kite = caller(site, meeting, "Kite")
    meeting.do("Gate", "slow_mode.set", seconds=60)
    send(kite, meeting, "The first of a minute")

    refused = send(kite, meeting, "The second of it", "asked_by_author")

    assert refused.status_code == 409
    assert "The second of it" in refused.text
    assert confirmed_in(refused.text) == [("checkbox", "asked_by_author", True)]


def test_new_messages_leave_the_tick_where_it_was(site: Site, meeting: Meeting) -> None:
    kite = caller(site, meeting, "Kite")

    page = kite.post(f"/room/{meeting.room}/again", {"text": "Half", "confirmed": "asked_by_author"}).text

    assert confirmed_in(page) == [("checkbox", "asked_by_author", True)]


def test_it_is_offered_where_it_changes_anything(site: Site, meeting: Meeting) -> None:
    path, offer = f"/room/{meeting.room}", [("checkbox", "asked_by_author", False)]

    offered = {
        who: confirmed_in(caller(site, meeting, who).get(path).text) for who in ("Kite", "Gate", "Bell")
    }
    meeting.do("Gate", "mode.set", mode="read_first")

    assert offered == {"Kite": offer, "Gate": [], "Bell": []}
    assert confirmed_in(caller(site, meeting, "Kite").get(path).text) == []


def test_words_to_the_moderators_go_to_them_with_the_tick_or_without(site: Site, meeting: Meeting) -> None:
    kite = caller(site, meeting, "Kite")

    send(kite, meeting, "May I ask something?", "asked_by_author", audience="moderators")

    assert hold_rules(meeting) == []
    assert [item["audience"] for item in meeting.snapshot("Gate", "desk")["messages"]] == ["moderators"]
