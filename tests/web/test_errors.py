"""When something is refused: what happened, why, what next; never what is inside."""

import re
from typing import NoReturn

import pytest

from dialogue.kernel.errors import STATUS, DialogueError
from dialogue.permits import PAGES, Page
from dialogue.web.outside import outside_page
from tests.make.door import Door
from tests.make.site import Site


def heading(page: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page)
    assert found, page
    return found[1]


def failing(site: Site, fault: BaseException) -> None:
    """Add a page to the site that fails."""

    def fail() -> NoReturn:
        raise fault

    site.app.add_url_rule("/fails", "public.about2", fail, methods=["GET", "POST"])
    site.app.testing = False


@pytest.fixture(autouse=True)
def _known_endpoint() -> object:
    PAGES["public.about2"] = Page.ANYONE
    yield
    del PAGES["public.about2"]


def test_a_fault_shows_nothing_of_the_inside_and_logs_none_of_it(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    failing(site, RuntimeError("a secret text"))

    page = site.visitor().post("/fails", {"name": "canary"})

    told = caplog.text + page.text
    assert (page.status_code, heading(page.text)) == (500, "Something went wrong. Nothing was lost")
    assert [word for word in ("secret", "canary", "Traceback", "RuntimeError(") if word in told] == []
    assert "a page failed: RuntimeError at test_errors.py:" in caplog.text


@pytest.mark.parametrize("code", sorted(STATUS))
def test_every_refusal_has_its_status_as_a_page_and_for_programs(site: Site, code: str) -> None:
    data = {"wait_s": 90} if code == "too_many" else {}
    failing(site, DialogueError(code, **data))
    caller = site.visitor()

    page = caller.post("/fails")
    answer = caller.post("/fails", headers={"Accept": "application/json"})

    assert (page.status_code, answer.status_code) == (STATUS[code], STATUS[code])
    assert answer.json == {"code": code, "data": data}
    assert heading(page.text)


def test_a_page_says_when_to_come_back(site: Site) -> None:
    failing(site, DialogueError("too_many", wait_s=90))

    page = site.visitor().get("/fails")

    assert page.headers["Retry-After"] == "90"
    assert "Too many attempts. Try again in 2 minutes" in page.text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nowhere", 404), ("GET", "/leave", 405), ("DELETE", "/", 405), ("OPTIONS", "/", 405)],
)
def test_an_address_that_is_none_gets_a_page(site: Site, method: str, path: str, status: int) -> None:
    caller = site.visitor()
    headers = {"X-CSRF-Token": caller.csrf()}

    page = caller.client.open(path, method=method, headers=headers)

    assert (page.status_code, bool(heading(page.text))) == (status, True)


def test_too_much_is_refused_without_being_read(site: Site) -> None:
    page = site.visitor().post("/join", {"code": "x" * 70_000})

    assert (page.status_code, heading(page.text)) == (413, "Your text is too long.")


def test_too_many_parts_are_refused(site: Site) -> None:
    parts = {f"f{number}": (None, "x") for number in range(60)}
    body = b"".join(
        b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\nx\r\n' % name.encode() for name in parts
    )
    caller = site.visitor()
    headers = {"X-CSRF-Token": caller.csrf()}

    page = caller.client.post(
        "/join", data=body + b"--b--\r\n", content_type="multipart/form-data; boundary=b", headers=headers
    )

    assert page.status_code == 413


def test_what_was_on_its_way_stays_in_the_page_when_one_is_signed_out(door: Door) -> None:
    caller, _words = door.entered()
    form = {"csrf": caller.csrf(), "text": "We had <one> bun between two"}
    door.bed.clock.advance(13 * 3600)

    page = caller.client.post(f"/room/{door.room}/message.send", data=form)

    assert (page.status_code, "You are no longer signed in." in page.text) == (401, True)
    assert "We had &lt;one&gt; bun between two</textarea>" in page.text


@pytest.mark.parametrize(
    ("status", "code"), [(400, "invalid"), (413, "too_large"), (403, "forbidden"), (500, "unavailable")]
)
def test_what_is_refused_before_any_page_is_worded_too(site: Site, status: int, code: str) -> None:
    page = outside_page(site.app)
    with site.app.test_request_context("/join?a=1", headers={"Accept-Language": "hy"}) as context:
        environ = context.request.environ

    kind, body = page(environ, status, code)

    assert kind == "text/html; charset=utf-8"
    assert '<html lang="hy"' in body.decode()
    assert heading(body.decode())


def test_a_program_that_is_refused_before_any_page_gets_the_code(site: Site) -> None:
    with site.app.test_request_context("/", headers={"Accept": "application/json"}) as context:
        environ = context.request.environ

    assert outside_page(site.app)(environ, 413, "too_large") == (
        "application/json",
        b'{"code":"too_large","data":{}}',
    )
