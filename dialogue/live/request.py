"""One HTTP connection of the listener: bounded headers with a deadline, no access log, no address kept.

Answers that pywsgi gives by itself, before any application is asked, carry the security headers too.
"""

import logging
import socket
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from io import BufferedIOBase, BufferedReader
from types import TracebackType
from typing import Any, Literal, Protocol
from wsgiref.types import WSGIEnvironment

import gevent
import gevent.socket
from gevent.pywsgi import OldMessage, WSGIHandler

from dialogue.kernel import limits
from dialogue.live.headers import Headers, secured
from dialogue.live.measured import HeadersTooLarge, Measured, one_length
from dialogue.live.websocket import TAKE_OVER

_WORDS = 3  # method, target, version: HTTP/0.9 is not spoken
_log = logging.getLogger("dialogue.live")


class House(Protocol):
    """What a connection asks of the server it belongs to."""

    waiting: set["Request"]
    stopping: bool
    secure: bool
    header_deadline: float
    keep_alive: float


class Request(WSGIHandler):
    house: House
    served = False
    given_away = False
    unread = False
    deadline: gevent.Timeout

    def handle_one_request(self) -> tuple[str, bytes] | Literal[True] | None:
        if not self._begins():
            return None
        deadline = self.deadline = gevent.Timeout(self.house.header_deadline)
        try:
            with deadline:
                result = super().handle_one_request()
        except gevent.Timeout as late:
            if late is not deadline:
                raise
            return None
        finally:
            self.environ = None  # it holds `take_over`, and so this: nobody would let go of either
        self.served = True
        if isinstance(result, tuple):
            return result[0], self._bare(HTTPStatus(int(result[0])))
        if self.unread:
            self._linger()
        return result

    def wake(self) -> None:
        """End the wait for a next request."""
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_RD)

    def take_over(self) -> tuple[gevent.socket.socket, BufferedReader]:
        """Give the connection away; what comes on it from now on is not HTTP."""
        self.given_away = True
        self.close_connection = True
        self._leave_unread()
        self.unread = False
        self.socket.settimeout(None)
        return self.socket, self.rfile

    def MessageClass(self, fp: BufferedIOBase, *args: Any) -> OldMessage:  # noqa: N802 - pywsgi's own
        measured: Any = Measured(fp, limits.HEADER_BYTES)
        headers = super().MessageClass(measured, *args)
        if not one_length(headers):
            raise ValueError
        return headers

    def read_request(self, raw_requestline: str) -> OldMessage:
        if len(raw_requestline.split()) != _WORDS:
            raise ValueError
        return super().read_request(raw_requestline)

    def get_environ(self) -> WSGIEnvironment:
        self.deadline.cancel()
        environ = super().get_environ()
        environ[TAKE_OVER] = self.take_over
        return environ

    def start_response(
        self,
        status: str,
        headers: Headers,
        exc_info: tuple[type[BaseException], BaseException, TracebackType]
        | tuple[None, None, None]
        | None = None,
    ) -> Callable[[bytes], None]:
        if self.given_away:
            raise RuntimeError("the connection was given away")
        write = super().start_response(status, headers, exc_info)
        if self.close_connection:
            self._leave_unread()
        return write

    def handle_error(
        self, t: type[BaseException] | None, v: BaseException | None, tb: TracebackType | None
    ) -> None:
        self.close_connection = True
        if t is None or issubclass(t, gevent.GreenletExit | OSError):
            return
        _log.error("an answer failed: %s", t.__name__)
        if not self.given_away and not self.response_length:
            with suppress(OSError):
                self.socket.sendall(self._bare(HTTPStatus.INTERNAL_SERVER_ERROR))

    def log_request(self) -> None:
        """Keep no access log."""

    def _handle_client_error(self, ex: Exception) -> tuple[str, bytes]:
        return ("431" if isinstance(ex, HeadersTooLarge) else "400"), b""

    def _connection_upgrade_requested(self) -> bool:
        return bool(self.headers.get("Upgrade", "").lower() == "websocket")

    def _begins(self) -> bool:
        """Wait for the first byte of the next request; a stop ends the wait."""
        house = self.house
        self.socket.settimeout(house.keep_alive if self.served else house.header_deadline)
        house.waiting.add(self)
        try:
            return not house.stopping and bool(self.rfile.peek(1))
        except OSError:
            return False
        finally:
            house.waiting.discard(self)
            self.socket.settimeout(house.keep_alive)

    def _leave_unread(self) -> None:
        """Keep pywsgi from reading a body to its end, however long it says it is."""
        body = self.wsgi_input
        if body is not None:
            self.unread = (body.content_length or 0) > body.position or (
                body.chunked_input and body.chunk_length != 0
            )
            body.content_length, body.chunked_input = 0, False

    def _linger(self) -> None:
        """Read on for a moment, so that the answer is not lost to a reset."""
        with suppress(OSError, gevent.Timeout), gevent.Timeout(limits.CLOSE_GRACE):
            self.socket.shutdown(socket.SHUT_WR)
            left = limits.LINGER_BYTES
            while left > 0 and (data := self.rfile.read1(left)):
                left -= len(data)

    def _bare(self, status: HTTPStatus) -> bytes:
        headers = secured([("Content-Length", "0"), ("Connection", "close")], secure=self.house.secure)
        lines = [f"HTTP/1.1 {status.value} {status.phrase}", *(f"{name}: {value}" for name, value in headers)]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()
