"""The cookie: closed to scripts, new at every step up, worth nothing after the step it was made for."""

from http.cookies import SimpleCookie

import pytest

from dialogue.people import logins
from tests.make.bed import Bed
from tests.make.door import AGREED, Door, shown_words
from tests.make.site import make_test_site


def test_a_cookie_is_closed_to_scripts_and_lasts_as_long_as_the_browser(door: Door) -> None:
    header = door.site.visitor().get("/join").headers["Set-Cookie"]

    assert header.split(";", 1)[1].strip() == "HttpOnly; Path=/; SameSite=Lax"


def test_over_https_the_cookie_is_bound_to_the_host(bed: Bed) -> None:
    site = make_test_site(bed, public_url="https://meeting.example")

    header = site.visitor().client.get("/join", base_url="https://meeting.example").headers["Set-Cookie"]

    assert header.startswith("__Host-dialogue=")
    assert header.split(";", 1)[1].strip() == "Secure; HttpOnly; Path=/; SameSite=Lax"


def test_the_token_changes_at_every_step_up_and_the_old_one_is_dead(door: Door) -> None:
    caller, tokens = door.site.visitor(), []
    caller.get("/join")
    tokens.append(caller.token())
    caller.post("/join", {"code": door.code()})
    tokens.append(caller.token())
    caller.post("/enter/rules", AGREED)
    caller.post("/enter/name", {"name": "Lamp", "community": ""})
    words = shown_words(caller.get("/enter/words").text)
    caller.post("/enter/words", {"second": words[1], "fifth": words[4]})
    tokens.append(caller.token())
    caller.post("/return", {"words": " ".join(words)})
    tokens.append(caller.token())

    with door.bed.readers.connect() as db:
        alive = [logins.who(db, token, door.bed.clock.now()) is not None for token in tokens]
    assert len(set(tokens)) == 4
    assert alive == [False, False, False, True]


def test_a_planted_token_is_not_the_one_a_login_gets(door: Door) -> None:
    caller, planted = door.site.visitor(), "A" * 43
    caller.plant(planted)

    caller.post("/join", {"code": door.code()})

    thief = door.site.visitor()
    thief.plant(planted)
    assert caller.token() != planted
    assert thief.get("/enter/rules").location == "/return"


@pytest.mark.parametrize("token", ["", "short", "A" * 44, "A" * 42 + "!", "../" + "A" * 40])
def test_what_is_not_shaped_like_a_token_is_no_token(door: Door, token: str) -> None:
    caller = door.site.visitor()
    caller.plant(token)

    page = caller.get("/join")

    assert "dialogue=" in page.headers.get("Set-Cookie", "")


@pytest.mark.parametrize("name", ["remember_token", "session", "_user_id", ";", "lang"])
def test_a_cookie_that_was_planted_changes_nothing(door: Door, name: str) -> None:
    caller, _words = door.entered()
    header = f"dialogue={caller.token()}; {name}=1|2; {name}"

    bare = door.site.app.test_client(use_cookies=False)
    page = bare.get("/mine", headers={"Cookie": header})

    assert page.status_code == 200


def test_no_cookie_says_anything_about_a_person(door: Door) -> None:
    caller, _words = door.entered(lang="hy")
    caller.post("/language", {"lang": "ru", "back": "/wait"})

    kept = SimpleCookie()
    for page in (caller.get("/wait"), caller.get("/mine"), caller.post("/leave")):
        for header in page.headers.getlist("Set-Cookie"):
            kept.load(header)

    assert {name: len(morsel.value) for name, morsel in kept.items()} in (
        {},
        {"dialogue": 0, "lang": 0, "appearance": 0},
    )


def test_leaving_wipes_the_browser_and_ends_the_login(door: Door) -> None:
    caller, _words = door.entered()
    token = caller.token()
    door.site.ended.clear()

    page = caller.post("/leave")

    with door.bed.readers.connect() as db:
        assert logins.who(db, token, door.bed.clock.now()) is None
    assert page.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert caller.token() is None
    assert door.site.ended == [logins.hashed(token or "")]
    assert "This page keeps nothing on the phone." in page.text


def test_a_login_ends_by_itself(door: Door) -> None:
    caller, _words = door.entered()

    door.bed.clock.advance(59 * 60)
    used = caller.get("/mine").status_code
    door.bed.clock.advance(59 * 60)
    still = caller.get("/mine").status_code
    door.bed.clock.advance(61 * 60)
    idle = caller.get("/mine").location

    assert (used, still, idle) == (200, 200, "/return")


def test_no_login_lives_longer_than_twelve_hours(door: Door) -> None:
    caller, _words = door.entered()

    answers = []
    for _ in range(13):
        door.bed.clock.advance(58 * 60)
        answers.append(caller.get("/mine").status_code)

    assert answers == [200] * 12 + [303]
