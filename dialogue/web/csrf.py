"""Every form carries a token tied to the cookie; a POST without it is refused before anything else."""

from typing import Final

from flask import request

from dialogue.kernel.errors import Forbidden, Invalid
from dialogue.people.csrf import csrf_fits, csrf_for
from dialogue.web.here import ports
from dialogue.web.visitor import visitor

FIELD: Final = "csrf"
HEADER: Final = "X-CSRF-Token"
SAFE: Final = frozenset({"GET", "HEAD"})
ELSEWHERE: Final = frozenset({"cross-site", "same-site"})


def csrf_token() -> str:
    """Return what a form of this page must carry."""
    return csrf_for(ports().settings.session_secret, visitor().cookie())


def check_form() -> None:
    """Return if the request may change something; raise if it does not come from a page of ours."""
    if request.method in SAFE:
        return
    origin = request.headers.get("Origin")
    # our pages send no referrer, so a browser calls their own origin "null"; the token is what decides
    if origin not in {None, "null", request.host_url.rstrip("/")}:
        raise Forbidden(why="origin")
    if request.headers.get("Sec-Fetch-Site") in ELSEWHERE:
        raise Forbidden(why="origin")
    given = request.headers.get(HEADER) or request.form.get(FIELD, "")
    token = visitor().token
    if token is None or not csrf_fits(ports().settings.session_secret, token, given):
        raise Invalid(FIELD, "token")
