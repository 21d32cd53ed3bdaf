"""The answer to a request for a WebSocket: version 13, no extension, no subprotocol, or nothing at all."""

import re
from typing import Final
from wsgiref.types import WSGIEnvironment

from wsproto.utilities import generate_accept_token

_KEY: Final = re.compile(r"[A-Za-z0-9+/]{22}==")


def accepted(environ: WSGIEnvironment) -> bytes | None:
    """Return the bytes that switch protocols, or None when this is no proper request for it."""
    key = environ.get("HTTP_SEC_WEBSOCKET_KEY", "")
    connection = {word.strip().lower() for word in environ.get("HTTP_CONNECTION", "").split(",")}
    proper = (
        environ.get("REQUEST_METHOD") == "GET"
        and environ.get("HTTP_UPGRADE", "").lower() == "websocket"
        and "upgrade" in connection
        and environ.get("HTTP_SEC_WEBSOCKET_VERSION") == "13"
        and _KEY.fullmatch(key)
    )
    if not proper:
        return None
    return (
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: " + generate_accept_token(key.encode()) + b"\r\n\r\n"
    )
