"""Who may come in at all: a host that is ours, and for a socket an origin that is ours and WebSocket only."""

from http import HTTPStatus
from urllib.parse import parse_qs
from wsgiref.types import WSGIEnvironment

from dialogue.live.engine import SOCKET_PATH
from dialogue.live.policy import Policy
from dialogue.live.refusal import Refusal

_BAD = Refusal(HTTPStatus.BAD_REQUEST, "invalid")
_FOREIGN = Refusal(HTTPStatus.FORBIDDEN, "forbidden")


def judged(environ: WSGIEnvironment, policy: Policy) -> Refusal | None:
    if environ.get("HTTP_HOST", "").lower() not in policy.hosts:
        return _BAD
    upgrade = environ.get("HTTP_UPGRADE", "").lower() == "websocket"
    if not f"{environ.get('PATH_INFO', '')}/".startswith(SOCKET_PATH):
        return _BAD if upgrade else None
    if not upgrade or environ["REQUEST_METHOD"] != "GET" or not _socket_only(environ.get("QUERY_STRING", "")):
        return _BAD
    return None if environ.get("HTTP_ORIGIN") in policy.origins else _FOREIGN


def _socket_only(query: str) -> bool:
    """No polling, no other version, and no session id: nobody joins a session by its number."""
    asked = parse_qs(query)
    return asked.get("transport") == ["websocket"] and asked.get("EIO") == ["4"] and "sid" not in asked


def address(environ: WSGIEnvironment, proxies: int) -> str:
    """Return the visitor's address as the outermost proxy of ours saw it; for rates, never for a log."""
    hops = [hop.strip() for hop in environ.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    if proxies and len(hops) >= proxies:
        return str(hops[-proxies])
    return str(environ.get("REMOTE_ADDR", ""))
