"""Answers a watchman: `/healthz` that the process lives, `/readyz` whether it can do what it is there for.

Neither asks who somebody is, and neither says anything about a person or a room.
"""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Final
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import gevent
import msgspec
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from dialogue.kernel import limits

LIVES: Final = "/healthz"
READY: Final = "/readyz"


class Health:
    """Stands before the pages, so that it answers while they cannot."""

    def __init__(self, application: WSGIApplication, readers: Engine, hears: Callable[[], bool]) -> None:
        self.draining: Callable[[], bool] = lambda: False
        self._application = application
        self._readers = readers
        self._hears = hears

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO")
        if path not in {LIVES, READY} or environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return self._application(environ, start_response)
        found = {} if path == LIVES else self._found()
        status = HTTPStatus.OK if all(found.values()) else HTTPStatus.SERVICE_UNAVAILABLE
        body = msgspec.json.encode(found)
        headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
        start_response(f"{status.value} {status.phrase}", headers)
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]

    def _found(self) -> dict[str, bool]:
        return {"database": self._reads(), "bus": self._hears(), "serving": not self.draining()}

    def _reads(self) -> bool:
        patience = gevent.Timeout(limits.READY_PATIENCE)
        try:
            with patience, self._readers.connect() as db:
                return bool(db.scalar(text("SELECT 1")))
        except SQLAlchemyError:
            return False
        except gevent.Timeout as late:
            if late is not patience:
                raise
            return False
