"""No form without its token: every POST of the site, and what stands beside the token."""

import pytest

from dialogue.people.csrf import csrf_for
from tests.make.addresses import addresses
from tests.make.door import Door
from tests.make.dump import dump
from tests.make.site import SESSION


def test_every_post_without_its_token_is_refused_and_changes_nothing(door: Door) -> None:
    caller, _words = door.entered()
    before = dump(door.bed)

    found = addresses(door.site.app, "POST", room=door.room).values()
    answers = {
        path: caller.client.post(path, data={"text": "x"}).status_code for paths in found for path in paths
    }

    assert len(answers) > 15
    assert {path: code for path, code in answers.items() if code not in {400, 403}} == {}
    assert dump(door.bed) == before


@pytest.mark.parametrize("token", ["", "0" * 64, "ü", csrf_for(SESSION, "another-token")])
def test_a_token_of_something_else_is_no_token(door: Door, token: str) -> None:
    caller = door.site.visitor()
    caller.get("/join")

    page = caller.client.post("/join", data={"csrf": token, "code": door.code()})

    assert (page.status_code, "had become too old" in page.text) == (400, True)


def test_the_token_may_stand_in_a_header(door: Door) -> None:
    caller = door.site.visitor()
    headers = {"X-CSRF-Token": caller.csrf()}

    assert caller.client.post("/join", data={"code": door.code()}, headers=headers).status_code == 303


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://localhost"}, 303),
        ({"Origin": "null"}, 303),
        ({"Origin": "https://localhost"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://localhost.evil.example"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_a_form_from_elsewhere_is_refused_even_with_the_token(
    door: Door, headers: dict[str, str], status: int
) -> None:
    caller = door.site.visitor()

    assert caller.post("/join", {"code": door.code()}, headers=headers).status_code == status


def test_a_form_that_grew_old_comes_back_with_its_words_and_a_fresh_token(door: Door) -> None:
    caller = door.entering()
    caller.client.get("/enter/rules")
    from_an_old_page = {"csrf": "f" * 64, "name": "Teapot", "community": ""}
    caller.post("/enter/rules", {"version": "1001"})

    page = caller.client.post("/enter/name", data=from_an_old_page)

    assert page.status_code == 400
    assert 'value="Teapot"' in page.text
    assert f'value="{caller.csrf()}"' in page.text
