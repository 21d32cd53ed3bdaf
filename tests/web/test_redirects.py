"""Where a form may send somebody: to a page of ours and nowhere else."""

from dialogue.web.redirects import own_path
from tests.make.site import Site

ELSEWHERE = [
    "https://evil.example",
    "http://evil.example/staff",
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\\/evil.example",
    "https:evil.example",
    "https:/evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "\t//evil.example",
    "/\t/evil.example",
    " //evil.example",
    "/ /evil.example",
    "\n//evil.example",
    "/staff\r\nSet-Cookie: a=b",
    "/%2F/evil.example",
    "/%2e%2e/evil.example",
    "/%5cevil.example",
    "@evil.example",
    "/@evil.example",
    "localhost@evil.example",
    "//localhost@evil.example",
    "/staff@evil.example",
    "/./staff",
    "/../staff",
    "//staff",
    "/staff//evil.example",
    "?next=//evil.example",
    "/staff#//evil.example",
    "/staff?next=https://evil.example",
    "/nowhere",
    "/language",
    "/leave",
    "staff",
    "",
    "/" + "a" * 400,
    "/ｅvil",
]


OURS = ["/", "/about", "/staff", "/room/r_aaaaaaaaaaaaaaaaaaaa", "/room/r_aaaaaaaaaaaaaaaaaaaa?before=12"]


def test_every_other_address_is_refused(site: Site) -> None:
    with site.app.test_request_context("/", base_url="http://localhost"):
        led = [path for path in ELSEWHERE if own_path(path, "nowhere") != "nowhere"]

    assert led == []


def test_pages_of_ours_are_led_to(site: Site) -> None:
    with site.app.test_request_context("/", base_url="http://localhost"):
        led = [own_path(path, "nowhere") for path in OURS]

    assert led == OURS
