"""Stands between a process and Redis: when told to, it keeps the line, and what should be heard over it."""

import socket
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Final

CHUNK: Final = 65536


class Muffler:
    """A Unix socket in front of another one."""

    def __init__(self, place: Path, behind: str) -> None:
        self.muffled = False
        self.url = f"unix://{place}"
        self._behind = behind.removeprefix("unix://")
        self._open: list[socket.socket] = []
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(place))
        self._server.listen()
        Thread(target=self._take, daemon=True).start()

    def close(self) -> None:
        """Cut every connection."""
        for each in (self._server, *self._open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _take(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._server.accept()
                far = socket.socket(socket.AF_UNIX)
                far.connect(self._behind)
                self._open += [near, far]
                Thread(target=self._carry, args=(near, far), daemon=True).start()
                Thread(target=self._carry, args=(far, near), kwargs={"heard": True}, daemon=True).start()

    def _carry(self, from_: socket.socket, to: socket.socket, *, heard: bool = False) -> None:
        with suppress(OSError):
            while data := from_.recv(CHUNK):
                # what was published comes as an array or a push; answers to what was sent begin otherwise
                if not (heard and self.muffled and data.startswith((b"*", b">"))):
                    to.sendall(data)
        with suppress(OSError):
            to.shutdown(socket.SHUT_RDWR)
