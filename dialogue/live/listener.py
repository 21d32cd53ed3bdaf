"""gevent's WSGI server with limits of its own and a stop that loses nothing it has acknowledged."""

import logging
import signal
import socket
from pathlib import Path
from typing import Any
from wsgiref.types import WSGIApplication

import gevent
import gevent.socket
from gevent.event import Event
from gevent.pool import Pool
from gevent.pywsgi import WSGIServer

from dialogue.kernel import limits
from dialogue.live import open_files
from dialogue.live.request import Request
from dialogue.live.sockets import Sockets

_SPARE_FILES = 256  # databases, logs, pipes
_log = logging.getLogger("dialogue.live")


class _Server(WSGIServer):
    """One process' HTTP server; `Request` holds what concerns a single connection."""

    def __init__(
        self,
        bound: gevent.socket.socket,
        application: WSGIApplication,
        *,
        secure: bool,
        header_deadline: float,
        keep_alive: float,
    ) -> None:
        self.waiting: set[Request] = set()
        self.stopping = False
        self.secure = secure
        self.header_deadline = header_deadline
        self.keep_alive = keep_alive
        # a name is given, or pywsgi asks the resolver for one; nothing is logged, or it would name who asked
        name: Any = {"SERVER_NAME": "", "SERVER_PORT": ""}
        pool = Pool(limits.CONNECTIONS_PER_PROCESS)
        super().__init__(
            bound, application, spawn=pool, log=None, error_log=None, handler_class=Request, environ=name
        )

    def handle(self, sock: gevent.socket.socket, address: Any) -> None:  # noqa: ANN401 - a pair or a path
        if sock.family != socket.AF_UNIX:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        request = Request(sock, address, self)
        request.house = self
        request.handle()


class Listener:
    def __init__(
        self,
        bound: gevent.socket.socket,
        application: WSGIApplication,
        sockets: Sockets,
        *,
        secure: bool = False,
        header_deadline: float = limits.HEADER_DEADLINE,
        keep_alive: float = limits.KEEP_ALIVE,
    ) -> None:
        self._server = _Server(
            bound, application, secure=secure, header_deadline=header_deadline, keep_alive=keep_alive
        )
        self._sockets = sockets
        self._stopped = Event()

    @property
    def address(self) -> tuple[str, int] | str:
        """Return host and port, or the path of the Unix socket."""
        return self._server.address

    @property
    def stopping(self) -> bool:
        """Whether it takes nothing new any more."""
        return self._server.stopping

    def start(self) -> None:
        """Take connections; from now on SIGINT and SIGTERM end it in good order."""
        for number in (signal.SIGINT, signal.SIGTERM):
            gevent.signal_handler(number, self.stop)
        open_files.allow(limits.CONNECTIONS_PER_PROCESS + _SPARE_FILES)
        self._server.start()

    def run(self) -> None:
        """Serve until it is told to stop, then return once everything that was begun has been answered."""
        if not self._server.started:
            self.start()
        self._stopped.wait()

    def stop(self) -> None:
        """Take nothing new, say goodbye, answer what was asked, and end within the grace."""
        if not self._server.stopping:
            self._server.stopping = True
            gevent.spawn(self._stop)

    def _stop(self) -> None:
        self._server.close()
        for request in list(self._server.waiting):
            request.wake()
        if not self._sockets.restart(spread_s=limits.RESTART_JITTER, within_s=limits.STOP_GRACE):
            _log.warning("stopped while some sockets were still open")
        self._server.stop(timeout=limits.STOP_GRACE)
        if isinstance(self.address, str):
            Path(self.address).unlink(missing_ok=True)
        self._stopped.set()
