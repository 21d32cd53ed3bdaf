"""Refusals and faults as pages: what happened, why, what next; for programs `{code, data}`.

A refused form comes back with what was typed. Nothing of ours shows: no trace, no name of a table.
"""

import logging
from http import HTTPStatus
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Final

from flask import (
    Flask,
    Response,
    current_app,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.exceptions import HTTPException

from dialogue.kernel import limits
from dialogue.kernel.errors import STATUS, DialogueError, Missing, TooLarge, TooMany, Unavailable
from dialogue.web.forms import RETURNS, refuse, wants_json
from dialogue.web.guards import SEE_OTHER
from dialogue.web.redraw import own_args, redraw
from dialogue.web.wording import said

NOT_SHOWN_AGAIN: Final = frozenset({"missing", "signed_out"})
BY_STATUS: Final[dict[int, DialogueError]] = {
    HTTPStatus.NOT_FOUND: Missing(),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: TooLarge(),
    HTTPStatus.TOO_MANY_REQUESTS: TooMany(limits.MINUTE),
}
ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]
_log = logging.getLogger("dialogue.web")


class Discreet(Flask):
    """Flask itself would log the address and all that led to a fault of an error's own page."""

    def log_exception(self, exc_info: ExcInfo) -> None:
        """Log the kind and the place of a fault."""
        _note(exc_info[1])


def handle_errors(app: Flask) -> None:
    """Have every refusal and every fault answered here."""
    app.register_error_handler(DialogueError, answer_refusal)
    app.register_error_handler(HTTPException, answer_status)
    app.register_error_handler(Exception, answer_fault)


def answer_refusal(refused: DialogueError) -> Response:
    """Answer one of our own refusals: JSON, the form again, the way to sign in, or a page."""
    status = STATUS.get(refused.code, HTTPStatus.BAD_REQUEST)
    if wants_json():
        return _json(refused, status)
    if refused.code == "signed_out" and request.method in {"GET", "HEAD"}:
        return _sign_in(refused)
    answer = _form_again(refused, status) or error_page(refused, status)
    if refused.code == "too_many":
        answer.headers["Retry-After"] = str(refused.data["wait_s"])
    return answer


def answer_status(fault: HTTPException) -> Response:
    """Answer what the framework refused: no such page, wrong method, too large."""
    if fault.code is not None and fault.code < HTTPStatus.BAD_REQUEST:
        return make_response(fault.get_response())
    status = fault.code or HTTPStatus.INTERNAL_SERVER_ERROR
    refused = BY_STATUS.get(status, DialogueError("invalid"))
    answer = _json(refused, status) if wants_json() else error_page(refused, status)
    if status == HTTPStatus.METHOD_NOT_ALLOWED and (allowed := getattr(fault, "valid_methods", None)):
        answer.headers["Allow"] = ", ".join(sorted(allowed))
    return answer


def answer_fault(fault: Exception) -> Response:
    """Answer a fault of ours; the log learns its kind and place, never what was sent."""
    if current_app.testing:
        raise fault
    _note(fault)
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    refused = Unavailable()
    return _json(refused, status) if wants_json() else error_page(refused, status)


def error_page(refused: DialogueError, status: int) -> Response:
    """Return the page that says what happened, with the text that was on its way."""
    kept = "" if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE else request.form.get("text", "")
    page = render_template("errors/page.html", status=int(status), why=said(refused), kept=kept)
    return make_response(page, int(status))


def _json(refused: DialogueError, status: int) -> Response:
    answer = jsonify(code=refused.code, data=refused.data)
    answer.status_code = int(status)
    return answer


def _sign_in(refused: DialogueError) -> Response:
    if refused.data.get("to") == "staff":
        wanted = request.full_path.rstrip("?")
        return make_response(redirect(url_for("staff.sign_in", next=wanted), SEE_OTHER))
    return make_response(redirect("/return", SEE_OTHER))


def _form_again(refused: DialogueError, status: int) -> Response | None:
    """Show the form's page once more; None where there is none, or it is no longer open to the visitor."""
    view = current_app.view_functions.get(request.endpoint or "")
    endpoint = RETURNS.get(view) if view is not None else None
    if request.method != "POST" or endpoint is None or refused.code in NOT_SHOWN_AGAIN:
        return None
    refuse(refused)
    try:
        page = redraw(endpoint, own_args(endpoint, request.view_args or {}))
    except DialogueError:
        return None
    if page is None or page.status_code != HTTPStatus.OK:
        return None
    page.status_code = int(status)
    return page


def _note(fault: BaseException | None) -> None:
    _log.error("a page failed: %s at %s", type(fault).__name__, _place(fault))


def _place(fault: BaseException | None) -> str:
    if fault is None:
        return "?"
    frames = extract_tb(fault.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
