"""Who may open which page: every endpoint stands in the table; what may not be known looks like nothing."""

import pytest
from flask import Flask

from dialogue.flows.entering.steps import EVER
from dialogue.people import logins
from dialogue.permits import PAGES, Page
from dialogue.programmes.rules import set_rules
from tests.make.addresses import addresses
from tests.make.bed import Bed
from tests.make.door import Door
from tests.make.dump import dump
from tests.make.meeting import Meeting
from tests.make.site import Caller, Site, make_test_site


def test_every_endpoint_stands_in_the_table_and_the_table_holds_no_other(site: Site) -> None:
    assert sorted(site.app.view_functions) == sorted(PAGES)


def test_an_endpoint_that_is_not_in_the_table_cannot_be_opened(door: Door) -> None:
    app: Flask = door.site.app
    app.add_url_rule("/forgotten", "forgotten", lambda: "here")
    caller = door.site.visitor()

    with pytest.raises(LookupError):
        caller.get("/forgotten")
    app.testing = False

    assert caller.get("/forgotten").status_code == 404


def paths(app: Flask, room: str) -> dict[str, str]:
    """One address for each endpoint that can be got."""
    found = addresses(app, "GET", room=room, lang="az", build="b1")
    return {endpoint: each[0] for endpoint, each in found.items()}


def answers(caller: Caller, app: Flask, room: str, level: Page) -> dict[str, tuple[int, str | None]]:
    """What each page of a level answers; a redirect with where it leads."""
    found = {}
    for endpoint, path in paths(app, room).items():
        if PAGES[endpoint] is level:
            page = caller.get(path)
            found[endpoint] = (page.status_code, (page.location or "").partition("?")[0] or None)
    return found


@pytest.mark.parametrize(
    ("level", "led"),
    [
        (Page.ENTERING, (303, "/return")),
        (Page.MEMBER, (303, "/return")),
        (Page.READER, (303, "/return")),
        (Page.MODERATOR, (303, "/staff/sign-in")),
        (Page.PASSWORD, (303, "/staff/sign-in")),
        (Page.STAFF, (303, "/staff/sign-in")),
    ],
)
def test_a_stranger_is_led_to_where_one_signs_in(door: Door, level: Page, led: tuple[int, str]) -> None:
    found = answers(door.site.visitor(), door.site.app, door.room, level)

    assert found
    assert set(found.values()) == {led}


@pytest.mark.parametrize("level", [Page.STAFF, Page.MODERATOR, Page.ORGANISER])
def test_a_participant_opens_no_page_of_the_team(door: Door, level: Page) -> None:
    caller, _words = door.entered()

    found = answers(caller, door.site.app, door.room, level)

    assert {status for status, _led in found.values()} <= {303, 404}
    assert {led for _status, led in found.values()} <= {"/staff/sign-in", None}


def test_with_the_password_alone_no_page_of_the_team_opens(bed: Bed) -> None:
    meeting = Meeting(bed)
    site = make_test_site(bed)
    account = bed.writer.run(lambda work: logins.by_hash(work.db, meeting.people["Gate"].login, work.now))
    assert account is not None
    token = bed.writer.run(
        lambda work: logins.begin(work.db, work.now, account=account.account, step="password")
    )
    caller = site.visitor().signed_in(token)
    before = dump(bed)

    opened = {
        endpoint: caller.get(path).status_code
        for endpoint, path in paths(site.app, meeting.room).items()
        if PAGES[endpoint] not in {Page.ANYONE, Page.PASSWORD, Page.DEMO}
    }
    posted = caller.post(f"/desk/{meeting.room}/session.open", {"key": "x"}).status_code

    assert set(opened.values()) <= {303, 404}
    assert posted in {303, 401, 404}
    assert dump(bed) == before


def test_a_room_that_is_foreign_and_one_that_never_was_are_one_answer(bed: Bed) -> None:
    mine, other = Meeting(bed), Meeting(bed)
    site = make_test_site(bed)
    caller = site.visitor().signed_in(mine.people["Lamp"].token)
    moderator = site.visitor().signed_in(mine.people["Gate"].token)

    for each, path in ((caller, "/room/{}"), (moderator, "/room/{}"), (moderator, "/desk/{}")):
        foreign = each.get(path.format(other.room))
        unknown = each.get(path.format("r_" + "a" * 20))
        assert (foreign.status_code, unknown.status_code) == (404, 404)
        assert foreign.text.replace(other.room, "") == unknown.text.replace("r_" + "a" * 20, "")


def test_new_rules_are_accepted_before_anyone_goes_on(door: Door) -> None:
    caller, _words = door.entered()
    door.bed.writer.run(lambda work: set_rules(work, door.place.programme, [{"en": "One at a time"}]))

    led = caller.get("/wait").location
    own = caller.get("/mine").status_code
    page = caller.get("/enter/rules").text
    accepted = caller.post("/enter/rules", {"version": str(EVER + 2)}).location

    assert (led, own, accepted) == ("/enter/rules", 200, "/enter/name")
    assert "One at a time" in page
    assert caller.get("/enter/name").location == "/wait"
    assert caller.get("/wait").status_code == 200


def test_a_program_gets_a_code_and_no_page(door: Door) -> None:
    caller = door.site.visitor()

    answer = caller.get("/mine", headers={"Accept": "application/json"})

    assert (answer.status_code, answer.json) == (401, {"code": "signed_out", "data": {}})
