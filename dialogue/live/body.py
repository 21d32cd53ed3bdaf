"""Reads a request's body whole and early, bounded in size and time: nothing behind it waits or swells."""

from http import HTTPStatus
from io import BytesIO
from wsgiref.types import InputStream, WSGIEnvironment

import gevent

from dialogue.kernel import limits
from dialogue.live.refusal import Refusal

_BAD = Refusal(HTTPStatus.BAD_REQUEST, "invalid", closes=True)
_LATE = Refusal(HTTPStatus.REQUEST_TIMEOUT, "invalid", closes=True)
_LARGE = Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large", closes=True)


def taken(environ: WSGIEnvironment, *, within: float, most: int = limits.BODY_BYTES) -> Refusal | None:
    """Put the body into the environ, or say why not; a length over the limit is refused unread."""
    chunked = "HTTP_TRANSFER_ENCODING" in environ
    told = environ.get("CONTENT_LENGTH") or "0"
    if not told.isascii() or not told.isdigit() or (chunked and not environ.get("wsgi.input_terminated")):
        return _BAD
    if int(told) > most:
        return _LARGE
    if not chunked and int(told) == 0:
        return None
    body = _read(environ["wsgi.input"], most + 1 if chunked else int(told), within)
    if isinstance(body, Refusal):
        return body
    if len(body) > most:
        return _LARGE
    environ.pop("HTTP_TRANSFER_ENCODING", None)
    environ["CONTENT_LENGTH"] = str(len(body))
    environ["wsgi.input"] = BytesIO(body)
    environ["wsgi.input_terminated"] = True
    return None if chunked or len(body) == int(told) else _BAD


def _read(stream: InputStream, size: int, within: float) -> bytes | Refusal:
    limit = gevent.Timeout(within)
    try:
        with limit:
            return stream.read(size)
    except OSError:
        return _BAD
    except gevent.Timeout as late:
        if late is not limit:
            raise
        return _LATE
