"""Leads on to the page that says what has just been done."""

from typing import Any

from flask import Response, make_response, redirect, url_for

from dialogue.web.guards import SEE_OTHER


def onward(endpoint: str, done: str, **args: str) -> Response:
    """Return the redirect; the page words the code."""
    values: dict[str, Any] = {**args, "done": done}
    return make_response(redirect(url_for(endpoint, **values), SEE_OTHER))
