"""Where a form may send somebody: only to a page of this site that can be opened by an address."""

import re
from typing import Any, Final

from flask import current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

# Letters of ours only: no backslash, no tab, no second slash, no @, no percent sign that hides one.
PATH: Final = re.compile(r"(?:/[A-Za-z0-9_~-]+)*/?(?:\?[A-Za-z0-9_=&~.-]*)?\Z")
LONGEST: Final = 300


def own_page(path: str) -> tuple[str, dict[str, Any]] | None:
    """Return the endpoint and arguments of an address of ours; None for anything else."""
    if not path.startswith("/") or len(path) > LONGEST or not PATH.match(path):
        return None
    adapter = current_app.url_map.bind_to_environ(request.environ)
    try:
        endpoint, args = adapter.match(path.partition("?")[0], method="GET")
    except (HTTPException, RequestRedirect):
        return None
    return endpoint, dict(args)


def own_path(path: str, otherwise: str) -> str:
    """Return the address if it is one of ours, else another one."""
    return path if own_page(path) is not None else otherwise
