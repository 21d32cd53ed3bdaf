"""Makes a page anew while answering a POST, so that nothing typed is lost."""

from typing import Any

from flask import Response, current_app, g, make_response, request, url_for

from dialogue.web.forms import keep_typed
from dialogue.web.guards import admit


def redraw(endpoint: str, args: dict[str, Any]) -> Response | None:
    """Return the page with what was typed; None when it is not open to the visitor."""
    if admit(endpoint, args) is not None:
        return None
    keep_typed(request.form)
    g.here = url_for(endpoint, **args)
    return make_response(current_app.view_functions[endpoint](**args))


def own_args(endpoint: str, args: dict[str, Any]) -> dict[str, Any]:
    """Return those of the arguments that a page takes."""
    rule = next(iter(current_app.url_map.iter_rules(endpoint)))
    return {name: value for name, value in args.items() if name in rule.arguments}
