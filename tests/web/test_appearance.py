"""Text size, light and dark: chosen by anyone, kept by the browser alone, losing nothing typed."""

import re
from uuid import uuid4

import pytest

from tests.make.bed import Bed
from tests.make.door import AGREED, Door
from tests.make.dump import dump
from tests.make.site import Caller, Site, make_test_site

PLAIN = ("auto", "usual")


def look_of(page: str) -> tuple[str, ...]:
    found = re.search(r'<html [^>]*data-theme="([^"]*)" data-size="([^"]*)"', page)
    assert found
    return found.groups()


def pressed(page: str) -> list[str]:
    return re.findall(r'value="(\w+)" formaction="/appearance"[^>]* aria-pressed="true"', page)


def keeping(site: Site, value: str) -> Caller:
    caller = site.visitor()
    caller.client.set_cookie("appearance", value)
    return caller


def test_a_page_looks_as_the_device_does_until_somebody_chooses(site: Site) -> None:
    page = site.visitor().get("/").text

    assert look_of(page) == PLAIN
    assert pressed(page) == ["usual", "auto"]


def test_what_is_chosen_holds_on_the_next_page_too(site: Site) -> None:
    caller = site.visitor()

    led = [
        caller.post("/appearance", {wish: value, "back": "/about"}).location
        for wish, value in (("theme", "dark"), ("size", "larger"))
    ]

    page = caller.get("/").text
    assert led == ["/about", "/about"]
    assert look_of(page) == ("dark", "larger")
    assert pressed(page) == ["larger", "dark"]


def test_going_back_to_the_device_and_the_usual_size_is_possible(site: Site) -> None:
    caller = keeping(site, "dark.larger")

    caller.post("/appearance", {"theme": "auto", "size": "usual", "back": "/"})

    assert look_of(caller.get("/").text) == PLAIN


@pytest.mark.parametrize(
    ("kept", "look"),
    [
        ("dark.large", ("dark", "large")),
        ("light", ("light", "usual")),
        (".larger", ("auto", "larger")),
        ("dark.huge", ("dark", "usual")),
        ("sepia.large", ("auto", "large")),
        ('"><script>', PLAIN),
        ("dark.large.larger", ("dark", "usual")),
        ("DARK.LARGE", PLAIN),
        ("", PLAIN),
    ],
)
def test_of_what_a_browser_says_only_what_is_known_counts(
    site: Site, kept: str, look: tuple[str, str]
) -> None:
    assert look_of(keeping(site, kept).get("/").text) == look


@pytest.mark.parametrize(
    "wish", [{}, {"theme": "sepia"}, {"size": "huge"}, {"theme": "dark", "size": "huge"}, {"size": ""}]
)
def test_a_look_that_is_not_known_is_refused(site: Site, wish: dict[str, str]) -> None:
    caller = site.visitor()

    answer = caller.post("/appearance", {**wish, "back": "/"})

    assert (answer.status_code, caller.client.get_cookie("appearance")) == (400, None)


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/nowhere", "", "/appearance", "/leave"]
)
def test_a_change_of_look_leads_nowhere_else(site: Site, door: Door, back: str) -> None:
    signed_in, _words = door.entered()

    led = [
        caller.post("/appearance", {"theme": "dark", "back": back}).location
        for caller in (site.visitor(), signed_in)
    ]

    assert led == ["/", "/"]


def test_changing_the_look_keeps_everything_typed(door: Door) -> None:
    caller = door.entering(lang="az")
    caller.post("/enter/rules", AGREED)
    society = door.place.societies[1]
    form = {"size": "large", "back": "/enter/name", "name": "Bənövşə 2", "community": society}

    page = caller.post("/appearance", form)

    assert (page.status_code, look_of(page.text)) == (200, ("auto", "large"))
    assert 'value="Bənövşə 2"' in page.text
    assert re.findall(r'value="([^"]*)" checked', page.text) == [society]
    assert '<input type="hidden" name="back" value="/enter/name">' in page.text


def test_neither_password_nor_code_comes_back_in_a_page_of_another_look(site: Site) -> None:
    form = {"theme": "dark", "back": "/staff/sign-in", "name": "olive", "password": "correct horse"}

    page = site.visitor().post("/appearance", form)

    assert (page.status_code, look_of(page.text)) == (200, ("dark", "usual"))
    assert ('value="olive"' in page.text, "correct horse" in page.text) == (True, False)


def test_a_page_that_is_closed_to_somebody_is_not_drawn_for_their_look(door: Door) -> None:
    form = {"theme": "dark", "back": f"/room/{door.room}", "text": "something"}

    page = door.site.visitor().post("/appearance", form)

    assert (page.status_code, look_of(page.text), "boot" in page.text) == (401, ("dark", "usual"), False)


def test_a_script_is_answered_in_short_and_stays_on_its_page(site: Site) -> None:
    caller = site.visitor()
    wish = {"theme": "light", "size": "large", "back": "/about"}

    answer = caller.post("/appearance", wish, headers={"Accept": "application/json"})

    assert (answer.status_code, answer.json) == (200, {})
    assert look_of(caller.get("/").text) == ("light", "large")


def test_the_choice_goes_with_the_browser_and_into_no_table(door: Door) -> None:
    caller, words = door.entered()
    before = dump(door.bed)

    caller.post("/appearance", {"theme": "dark", "back": "/wait"})
    after = dump(door.bed)
    elsewhere = door.site.visitor()
    elsewhere.post("/return", {"words": " ".join(words)})

    assert after == before
    assert look_of(elsewhere.get("/wait").text) == PLAIN


def test_whoever_leaves_leaves_no_look_behind(door: Door) -> None:
    callers = [door.entered("Lamp", 1)[0], door.entered("Ladder", 2)[0]]
    for caller in callers:
        caller.post("/appearance", {"theme": "dark", "back": "/wait"})
    kept = [caller.client.get_cookie("appearance") is not None for caller in callers]

    callers[0].post("/leave")
    callers[1].post("/mine/erase-all", {"agree": "yes", "key": str(uuid4())})

    assert kept == [True, True]
    assert [caller.client.get_cookie("appearance") for caller in callers] == [None, None]


@pytest.mark.parametrize(
    ("public_url", "rest"),
    [
        ("http://localhost", "HttpOnly; Path=/; SameSite=Lax"),
        ("https://meeting.example", "Secure; HttpOnly; Path=/; SameSite=Lax"),
    ],
)
def test_its_cookie_is_closed_to_scripts_and_lasts_as_long_as_the_browser(
    bed: Bed, public_url: str, rest: str
) -> None:
    client = make_test_site(bed, public_url=public_url).app.test_client()
    token = re.search(r'name="csrf" value="([^"]*)"', client.get("/", base_url=public_url).text)

    form = {"csrf": token[1] if token else "", "theme": "dark"}
    planted = client.post("/appearance", data=form, base_url=public_url).headers.getlist("Set-Cookie")

    assert planted == [f"appearance=dark.usual; {rest}"]
