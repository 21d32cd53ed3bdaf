"""What was refused stays, without a script, in the form it was typed into, and lands in no other."""

import re
from collections.abc import Mapping
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from tests.make.meeting import Meeting
from tests.make.site import Caller, Site

CONTACT = "Write to me: bulka@example.org"
LONG = "a" * 2_001


def caller(site: Site, meeting: Meeting, name: str) -> Caller:
    return site.visitor().signed_in(meeting.people[name].token)


def send(caller: Caller, path: str, fields: Mapping[str, object]) -> TestResponse:
    return caller.post(path, {"key": str(uuid4()), "lang": "en", **fields})


def forms_with(page: str, text: str) -> list[str]:
    """The commands of the forms in which a text stands."""
    forms = re.findall(r'<form[^>]* action="[^"]*/([a-z.]+)">(.*?)</form>', page, re.DOTALL)
    return [name for name, inside in forms if f">{text}</textarea>" in inside]


def confirmed_in(page: str, command: str) -> list[list[str]]:
    """The rules that forms of a command say yes to, form by form."""
    forms = re.findall(rf'<form[^>]* action="[^"]*/{command}">(.*?)</form>', page, re.DOTALL)
    return [re.findall(r'<input type="hidden" name="confirmed" value="(\w+)">', inside) for inside in forms]


@pytest.mark.parametrize(
    ("who", "command", "fields"),
    [
        ("Kite", "message.send", {"audience": "room"}),
        ("Kite", "look.ask", {}),
        ("Leaf", "message.revise", {"revision": "v_aaaaaaaaaaaaaaaaaaaa"}),
        ("Bridge", "rendering.give", {"revision": "v_aaaaaaaaaaaaaaaaaaaa", "lang": "ru"}),
    ],
)
def test_words_that_were_refused_stand_in_their_own_form_of_the_room_alone(
    site: Site, meeting: Meeting, who: str, command: str, fields: dict[str, str]
) -> None:
    message = meeting.say("Leaf", "Salam")["message"]

    refused = send(
        caller(site, meeting, who),
        f"/room/{meeting.room}/{command}",
        {"message": message, "text": LONG, **fields},
    )

    assert refused.status_code >= 400
    assert forms_with(refused.text, LONG) == [command]


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        ("note.send", {}),
        ("message.send", {"audience": "desk"}),
        ("announcement.post", {}),
        ("question.set", {}),
    ],
)
def test_words_that_were_refused_stand_in_their_own_form_of_the_desk_alone(
    site: Site, meeting: Meeting, command: str, fields: dict[str, str]
) -> None:
    field = "text-en" if command in {"announcement.post", "question.set"} else "text"
    member = meeting.people["Leaf"].id

    refused = send(
        caller(site, meeting, "Gate"),
        f"/desk/{meeting.room}/{command}",
        {"member": member, field: LONG, **fields},
    )

    assert refused.status_code >= 400
    assert forms_with(refused.text, LONG) == [command]


def test_a_rule_said_yes_to_once_is_not_asked_again_after_another_refusal(
    site: Site, meeting: Meeting
) -> None:
    kite, path = caller(site, meeting, "Kite"), f"/room/{meeting.room}/message.send"
    meeting.do("Gate", "slow_mode.set", seconds=60)
    send(kite, path, {"audience": "room", "text": "The first of a minute"})

    refused = send(kite, path, {"audience": "room", "text": CONTACT, "confirmed": "contact"})
    renewed = kite.post(f"/room/{meeting.room}/again", {"text": CONTACT, "confirmed": "contact"})

    assert refused.status_code == 409
    assert confirmed_in(refused.text, "message.send") == [["contact"]]
    assert confirmed_in(renewed.text, "message.send") == [["contact"]]
    assert confirmed_in(kite.get(f"/room/{meeting.room}").text, "message.send") == [[]]


def test_a_change_that_is_asked_about_is_said_yes_to_where_it_is_made(site: Site, meeting: Meeting) -> None:
    kite, path = caller(site, meeting, "Kite"), f"/room/{meeting.room}/message.revise"
    told = meeting.say("Kite", "Hello")
    change = {"message": told["message"], "revision": told["revision"], "text": CONTACT}

    asked = send(kite, path, change)
    done = send(kite, path, {**change, "confirmed": "contact"})

    assert (asked.status_code, forms_with(asked.text, CONTACT)) == (409, ["message.revise"])
    assert confirmed_in(asked.text, "message.revise") == [["contact"]]
    assert (done.status_code, [item["rule"] for item in meeting.snapshot("Gate", "desk")["held"]]) == (
        303,
        ["contact"],
    )


def test_the_language_of_refused_words_stays_with_them(site: Site, meeting: Meeting) -> None:
    lamp = caller(site, meeting, "Lamp")

    refused = send(
        lamp, f"/room/{meeting.room}/message.send", {"audience": "room", "text": CONTACT, "lang": "ru"}
    )
    spoken = lamp.post("/language", {"lang": ["hy", "ru"], "text": CONTACT, "back": f"/room/{meeting.room}"})

    assert [re.findall(r'value="(\w+)" selected', page.text) for page in (refused, spoken)] == [
        ["ru"],
        ["ru"],
    ]
