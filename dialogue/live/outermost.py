"""The outermost WSGI middleware: headers on every answer, and refusals before anything else is asked.

Stands in front of Flask and of Socket.IO alike, whose own answers never pass Flask.
"""

import logging
from collections.abc import Callable, Iterable
from http import HTTPStatus
from types import TracebackType
from typing import Final
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from dialogue.kernel import limits
from dialogue.live.body import taken
from dialogue.live.door import address, judged
from dialogue.live.headers import Headers, secured
from dialogue.live.policy import Policy
from dialogue.live.refusal import Page, Refusal, plain

ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None] | None

_FAULT: Final = Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, "unavailable")
_log = logging.getLogger("dialogue.live")


class Outermost:
    def __init__(
        self,
        application: WSGIApplication,
        policy: Policy,
        *,
        page: Page = plain,
        body_deadline: float = limits.BODY_DEADLINE,
    ) -> None:
        self._application = application
        self._policy = policy
        self._page = page
        self._body_deadline = body_deadline

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start = self._starting(start_response)
        refusal = judged(environ, self._policy) or taken(environ, within=self._body_deadline)
        if refusal is not None:
            return refusal.answer(environ, start, self._page)
        self._trust_only_ourselves(environ)
        try:
            return self._application(environ, start)
        except Exception as fault:  # noqa: BLE001 - the edge: a fault is answered and named, never described
            _log.error("a request failed: %s", type(fault).__name__)
            return _FAULT.answer(environ, start, self._page)

    def _starting(self, start_response: StartResponse) -> StartResponse:
        def start(status: str, headers: Headers, error: ExcInfo = None, /) -> Callable[[bytes], object]:
            return start_response(status, secured(headers, secure=self._policy.secure), error)

        return start

    def _trust_only_ourselves(self, environ: WSGIEnvironment) -> None:
        """What a client says of proxies is dropped; scheme and address are ours to tell."""
        environ["REMOTE_ADDR"] = address(environ, self._policy.proxies)
        environ["wsgi.url_scheme"] = "https" if self._policy.secure else "http"
        for name in [n for n in environ if n.startswith("HTTP_X_FORWARDED_") or n == "HTTP_FORWARDED"]:
            del environ[name]
