"""For how long own messages can be changed: told to the page with a script, and seen in the one without."""

import re

import pytest

from dialogue.kernel import limits
from tests.make.meeting import Meeting
from tests.make.site import Caller, Site

JSON = {"Accept": "application/json"}


def caller(site: Site, meeting: Meeting, name: str) -> Caller:
    return site.visitor().signed_in(meeting.people[name].token)


def told(caller: Caller, meeting: Meeting, what: str = "snapshot") -> dict[str, int]:
    answer = caller.get(f"/room/{meeting.room}/{what}", headers=JSON).get_json()
    found: dict[str, int] = answer["edits"]
    return found


def acts_on(caller: Caller, meeting: Meeting, message: str) -> set[str]:
    """The commands that the page without a script offers for a message."""
    page = caller.get(f"/room/{meeting.room}").text
    forms = re.findall(r'<form[^>]* action="[^"]*/([a-z.]+)">(.*?)</form>', page, re.DOTALL)
    return {name for name, fields in forms if f'name="message" value="{message}"' in fields}


def test_the_author_is_told_the_seconds_that_are_left(site: Site, meeting: Meeting) -> None:
    leaf = caller(site, meeting, "Leaf")
    first = meeting.say("Leaf", "Salam")["message"]
    meeting.later(90)
    second = meeting.say("Leaf", "Necəsiniz?")["message"]
    meeting.say("Leaf", "Bir sualım var", audience="moderators")

    soon = [told(leaf, meeting, what) for what in ("snapshot", "events")]
    meeting.later(limits.EDIT_WINDOW - 60)

    assert soon == [{first: limits.EDIT_WINDOW - 90, second: limits.EDIT_WINDOW}] * 2
    assert told(leaf, meeting) == {second: 60}
    assert told(caller(site, meeting, "Cup"), meeting) == {}


def test_what_waited_has_its_time_from_when_it_is_shown(site: Site, meeting: Meeting) -> None:
    leaf = caller(site, meeting, "Leaf")
    wording = meeting.say("Leaf", "Əmin deyiləm", confirmed=("asked_by_author",))
    held = {name: wording[name] for name in ("message", "revision")}
    meeting.later(limits.EDIT_WINDOW + 1)
    before = told(leaf, meeting)

    meeting.do("Gate", "hold.show", **held)

    assert (before, told(leaf, meeting)) == ({}, {held["message"]: limits.EDIT_WINDOW})


def test_without_a_script_the_form_goes_when_the_time_is_over(site: Site, meeting: Meeting) -> None:
    leaf = caller(site, meeting, "Leaf")
    message = meeting.say("Leaf", "Salam")["message"]

    before = acts_on(leaf, meeting, message)
    meeting.later(limits.EDIT_WINDOW + 1)

    assert before - acts_on(leaf, meeting, message) == {"message.revise"}
    assert "message.withdraw" in acts_on(leaf, meeting, message)


def test_a_late_change_is_refused_with_what_can_still_be_done(site: Site, meeting: Meeting) -> None:
    leaf = caller(site, meeting, "Leaf")
    leaf.post("/language", {"lang": "en", "back": "/"})
    said = meeting.say("Leaf", "Salam")
    meeting.later(limits.EDIT_WINDOW + 1)

    wish = {"message": said["message"], "revision": said["revision"], "lang": "az", "text": "Salam olsun"}
    refused = leaf.post(
        f"/room/{meeting.room}/message.revise", {"key": "0" * 8 + "-0000-4000-8000-" + "0" * 12, **wish}
    )

    assert refused.status_code == 409
    assert (
        "The time for changing this message is over. You can take it back and write it anew." in refused.text
    )


def test_an_edit_that_waits_is_changed_where_it_waits(site: Site, meeting: Meeting) -> None:
    leaf = caller(site, meeting, "Leaf")
    said = meeting.say("Leaf", "Salam")
    meeting.do("Gate", "mode.set", mode="read_first")
    wish = {"message": said["message"], "revision": said["revision"], "lang": "az", "text": "Salam olsun"}
    edited = meeting.do("Leaf", "message.revise", **wish)
    meeting.later(limits.EDIT_WINDOW + 1)

    page = leaf.get(f"/room/{meeting.room}").text

    changes = re.findall(r'name="revision" value="(\w+)">\s*<label class="small soft">', page)
    assert changes == [edited["revision"]]


def test_an_edit_that_came_back_goes_with_the_time_of_its_message(site: Site, meeting: Meeting) -> None:
    leaf = caller(site, meeting, "Leaf")
    said = meeting.say("Leaf", "Salam")
    meeting.do("Gate", "mode.set", mode="read_first")
    wish = {"message": said["message"], "revision": said["revision"], "lang": "az", "text": "Salam olsun"}
    edited = meeting.do("Leaf", "message.revise", **wish)
    meeting.do(
        "Gate",
        "hold.return",
        message=said["message"],
        revision=edited["revision"],
        note="Bir az yumşaq?",
        lang="az",
    )
    meeting.do("Gate", "mode.set", mode="open")

    in_time = "message.revise" in acts_on(leaf, meeting, said["message"])
    meeting.later(limits.EDIT_WINDOW + 1)

    assert (in_time, "message.revise" in acts_on(leaf, meeting, said["message"])) == (True, False)


@pytest.mark.parametrize(
    ("who", "pause", "mode", "offered"),
    [
        ("Leaf", False, "open", True),
        ("Leaf", True, "open", False),
        ("Leaf", False, "read_only", False),
        ("Gate", True, "open", True),
        ("Gate", False, "read_only", True),
    ],
)
def test_a_change_is_offered_to_who_may_make_it(
    site: Site, meeting: Meeting, who: str, pause: bool, mode: str, offered: bool
) -> None:
    message = meeting.say(who, "Salam")["message"]
    meeting.do("Gate", "mode.set", mode=mode)
    if pause:
        meeting.do("Gate", "session.pause")

    assert ("message.revise" in acts_on(caller(site, meeting, who), meeting, message)) is offered


def test_a_moderator_writes_where_only_moderators_write(site: Site, meeting: Meeting) -> None:
    meeting.do("Gate", "mode.set", mode="read_only")

    pages = [caller(site, meeting, who).get(f"/room/{meeting.room}").text for who in ("Gate", "Leaf")]

    assert ['name="audience" value="room"' in page for page in pages] == [True, False]
