"""An answer given before the application is asked: a status, a code, and nothing of what was sent."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from wsgiref.types import StartResponse, WSGIEnvironment

import msgspec

Page = Callable[[WSGIEnvironment, int, str], tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Refusal:
    status: HTTPStatus
    code: str
    closes: bool = False

    def answer(self, environ: WSGIEnvironment, start_response: StartResponse, page: Page) -> Iterable[bytes]:
        kind, body = page(environ, int(self.status), self.code)
        headers = [("Content-Type", kind), ("Content-Length", str(len(body)))]
        if self.closes:
            headers.append(("Connection", "close"))
        start_response(f"{self.status.value} {self.status.phrase}", headers)
        return [] if environ.get("REQUEST_METHOD") == "HEAD" else [body]


def plain(environ: WSGIEnvironment, status: int, code: str) -> tuple[str, bytes]:
    """Word a refusal for a program: the code, as in every other answer of ours."""
    return "application/json", msgspec.json.encode({"code": code, "data": {}})
