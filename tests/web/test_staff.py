"""Signing in for the team: password, then code; each once, throttled, and nobody locked out."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

import pytest
from sqlalchemy import select

from dialogue.flows.office.appoint import appoint
from dialogue.people import logins
from dialogue.people.models import Account, Login
from dialogue.programmes.models import Programme
from dialogue.rooms.models import Member, Room
from dialogue.store.pools import Pools
from dialogue.streams.read import after
from dialogue.web.here import EXTENSION
from tests.make.bed import Bed
from tests.make.office import a_programme, acts, only_room
from tests.make.site import Caller, Site
from tests.make.staff import PASSWORD, Staff, a_staff

T = TypeVar("T")
ELSEWHERE = {"REMOTE_ADDR": "192.0.2.7"}


class Counting(Pools):
    """A pool that counts the slow hashes it was given."""

    hashes = 0

    def password(self, work: Callable[[], T]) -> T:
        self.hashes += 1
        return super().password(work)


@pytest.fixture
def counting(site: Site) -> Iterator[Counting]:
    pools = Counting()
    site.app.extensions[EXTENSION] = replace(site.ports, pools=pools)
    yield pools
    pools.close()


@pytest.fixture
def olive(bed: Bed) -> Staff:
    return a_staff(bed)


def first_page(caller: Caller, name: str, password: str, **more: object) -> tuple[int, str]:
    """Give a name and a password; return the status and what the page says."""
    page = caller.post("/staff/sign-in", {"name": name, "password": password}, **more)
    return page.status_code, page.location or page.text


def test_password_and_code_lead_in(site: Site, olive: Staff) -> None:
    caller = olive.signs_in(site.visitor())

    assert caller.get("/staff").status_code == 200


def test_names_are_signed_in_with_however_they_are_written(site: Site, olive: Staff) -> None:
    assert first_page(site.visitor(), "  OLIVE ", PASSWORD) == (303, "/staff/code")


def test_unknown_name_and_wrong_password_are_one_answer_at_one_cost(
    site: Site, olive: Staff, counting: Counting
) -> None:
    caller = site.visitor()

    wrong = first_page(caller, "olive", "another password entirely")
    unknown = first_page(caller, "nobody", "another password entirely")

    assert wrong[0] == unknown[0] == 400
    assert wrong[1].replace("olive", "") == unknown[1].replace("nobody", "")
    assert "The name or the password is not right." in wrong[1]
    assert counting.hashes == 2


def test_the_token_changes_with_each_page_and_the_old_ones_are_dead(site: Site, olive: Staff) -> None:
    caller, tokens = site.visitor(), []
    caller.get("/staff/sign-in")
    tokens.append(caller.token())
    first_page(caller, "olive", PASSWORD)
    tokens.append(caller.token())
    caller.post("/staff/code", {"one_time": olive.code()})
    tokens.append(caller.token())

    with olive.bed.readers.connect() as db:
        alive = [logins.who(db, token, olive.bed.clock.now()) is not None for token in tokens]
    assert (len(set(tokens)), alive) == (3, [False, False, True])


def test_a_code_is_taken_once(site: Site, olive: Staff) -> None:
    code = olive.code()
    olive.signs_in(site.visitor())
    second = site.visitor()
    first_page(second, "olive", PASSWORD)

    page = second.post("/staff/code", {"one_time": code})

    assert (page.status_code, "is not right, or it has been used" in page.text) == (400, True)


@pytest.mark.parametrize(("steps", "status"), [(-2, 400), (-1, 303), (0, 303), (1, 303), (2, 400)])
def test_a_code_may_be_one_step_off(site: Site, olive: Staff, steps: int, status: int) -> None:
    caller = site.visitor()
    first_page(caller, "olive", PASSWORD)

    assert caller.post("/staff/code", {"one_time": olive.code(steps)}).status_code == status


@pytest.mark.parametrize("code", ["", "000", "12345a", "½½½½½½", "1" * 40])
def test_what_is_no_code_is_refused_like_a_wrong_one(site: Site, olive: Staff, code: str) -> None:
    caller = site.visitor()
    first_page(caller, "olive", PASSWORD)

    assert caller.post("/staff/code", {"one_time": code}).status_code == 400


def test_each_recovery_code_stands_in_once(site: Site, olive: Staff) -> None:
    code = olive.made.codes[3]
    first, second = site.visitor(), site.visitor()
    first_page(first, "olive", PASSWORD)
    first_page(second, "olive", PASSWORD)

    took = first.post("/staff/recovery", {"recovery": code.lower().replace("-", " ")})
    again = second.post("/staff/recovery", {"recovery": code})

    assert (len(set(olive.made.codes)), took.location, again.status_code) == (10, "/staff", 400)


def test_five_wrong_passwords_stop_that_name_from_that_place_and_nobody_else(
    site: Site, olive: Staff
) -> None:
    a_staff(olive.bed, "walnut")
    hostile = site.visitor()

    tries = [first_page(hostile, "olive", "wrong password")[0] for _ in range(6)]
    right_but_from_there = first_page(hostile, "olive", PASSWORD)[0]
    other_name = first_page(hostile, "walnut", PASSWORD)[0]
    from_home = first_page(site.visitor(), "olive", PASSWORD, environ_overrides=ELSEWHERE)[0]
    olive.bed.clock.advance(15 * 60)
    later = first_page(hostile, "olive", PASSWORD)[0]

    assert tries == [400] * 5 + [429]
    assert (right_but_from_there, other_name, from_home, later) == (429, 303, 303, 303)


def test_codes_are_throttled_too(site: Site, olive: Staff) -> None:
    caller = site.visitor()
    first_page(caller, "olive", PASSWORD)

    tries = [caller.post("/staff/code", {"one_time": "000000"}).status_code for _ in range(6)]

    assert tries == [400] * 5 + [429]


def test_a_closed_account_signs_in_no_more_and_its_logins_end(site: Site, olive: Staff) -> None:
    caller = olive.signs_in(site.visitor())

    olive.bed.writer.run(
        lambda work: setattr(work.session.get_one(Account, olive.made.account), "closed", True)
    )

    assert caller.get("/staff").location.partition("?")[0] == "/staff/sign-in"
    assert first_page(site.visitor(), "olive", PASSWORD)[0] == 400


def test_staff_are_signed_out_after_half_an_hour_without_a_sign_of_them(site: Site, olive: Staff) -> None:
    caller = olive.signs_in(site.visitor())

    olive.bed.clock.advance(31 * 60)

    assert caller.get("/staff").location == "/staff/sign-in?next=/staff"


def test_signing_in_leads_to_where_one_wanted_to_go(site: Site, olive: Staff) -> None:
    caller = site.visitor()
    wanted = caller.get("/office").location

    page = caller.get(wanted)
    first = caller.post("/staff/sign-in", {"name": "olive", "password": PASSWORD, "next": "/office"})
    second = caller.post("/staff/code", {"one_time": olive.code(), "next": "/office"})

    assert 'name="next" value="/office"' in page.text
    assert (first.location, second.location) == ("/staff/code?next=/office", "/office")


@pytest.mark.parametrize("wanted", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_signing_in_leads_nowhere_else(site: Site, olive: Staff, wanted: str) -> None:
    caller = site.visitor()

    page = caller.get(f"/staff/sign-in?next={wanted}")
    first_page(caller, "olive", PASSWORD)
    led = caller.post("/staff/code", {"one_time": olive.code(), "next": wanted})

    assert ("evil" in page.text, led.location) == (False, "/staff")


def test_signing_out_ends_the_login_and_wipes_the_browser(site: Site, olive: Staff) -> None:
    caller = olive.signs_in(site.visitor())

    page = caller.post("/staff/sign-out")

    with olive.bed.readers.connect() as db:
        left = db.execute(select(Login.token)).all()
    assert (page.status_code, page.headers["Clear-Site-Data"], left) == (
        200,
        '"cache", "cookies", "storage"',
        [],
    )


def test_an_appointed_moderator_goes_in_under_a_name_and_the_room_is_told(site: Site, olive: Staff) -> None:
    bed, walnut = olive.bed, a_staff(olive.bed, "walnut")
    programme = a_programme(bed, olive.made.account)
    with bed.readers.connect() as db:
        room = only_room(db, programme)
        stream = db.scalar(select(Room.room_stream).where(Room.id == room)) or ""
    bed.writer.run(
        lambda work: appoint(work, olive.made.account, programme, "walnut", "moderator", ("az", "hy"))
    )
    caller = walnut.signs_in(site.visitor())

    before = caller.get(f"/desk/{room}").status_code
    listed = caller.get("/staff").text
    led = caller.post(f"/staff/rooms/{room}", {"name": "Moderator 1"})
    again = caller.post(f"/staff/rooms/{room}", {"name": "Moderator 1"})

    with bed.readers.connect() as db:
        members = db.execute(select(Member.role, Member.state, Member.writes)).all()
        events = [numbered.event.kind for numbered in after(db, stream, 0)]
    assert (before, f"/staff/rooms/{room}" in listed) == (404, True)
    assert (led.location, again.location) == (f"/desk/{room}", f"/desk/{room}")
    assert [tuple(row) for row in members] == [("moderator", "admitted", "az hy")]
    assert events == ["member_admitted"]


def test_a_refused_name_stays_in_the_field_of_its_room(site: Site, olive: Staff) -> None:
    bed, walnut = olive.bed, a_staff(olive.bed, "walnut")
    programme = a_programme(bed, olive.made.account)
    with bed.readers.connect() as db:
        room = only_room(db, programme)
    bed.writer.run(
        lambda work: appoint(work, olive.made.account, programme, "walnut", "moderator", ("az", "hy"))
    )
    caller = walnut.signs_in(site.visitor())

    page = caller.post(f"/staff/rooms/{room}", {"name": "W\u0430lnut"})
    turned = caller.post("/language", {"lang": "hy", "back": "/staff", "name": "Walnut 2"})

    assert (page.status_code, 'id="f-name" name="name" value="W\u0430lnut"' in page.text) == (400, True)
    assert (turned.status_code, 'value="Walnut 2"' in turned.text) == (200, True)


def test_who_is_not_appointed_goes_in_nowhere(site: Site, olive: Staff) -> None:
    bed, stranger = olive.bed, a_staff(olive.bed, "walnut")
    programme = a_programme(bed, olive.made.account)
    with bed.readers.connect() as db:
        room = only_room(db, programme)
    caller = stranger.signs_in(site.visitor())

    answers = [
        caller.post(f"/staff/rooms/{known}", {"name": "Lamp"}).status_code
        for known in (room, "r_" + "a" * 20)
    ]

    assert answers == [404, 404]


def test_every_sign_in_stands_in_the_log_of_the_programmes_office(site: Site, olive: Staff) -> None:
    programme = a_programme(olive.bed, olive.made.account)
    olive.signs_in(site.visitor())

    with olive.bed.readers.connect() as db:
        stream = db.scalars(select(Programme.office_stream).where(Programme.id == programme)).one()
        told = acts(db, stream)

    assert told[-1] == ("staff.sign_in", olive.made.account)
