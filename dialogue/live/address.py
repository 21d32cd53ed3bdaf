"""Where a server listens: a TCP port, or a Unix socket that only its owner and group may use."""

import os
import socket
import stat
from pathlib import Path

import gevent.socket

_BACKLOG = 512


def listen_tcp(host: str, port: int) -> gevent.socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = gevent.socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind((host, port))
    bound.listen(_BACKLOG)
    bound.setblocking(False)  # noqa: FBT003 - the socket module's signature
    return bound


def listen_unix(path: Path, *, mode: int = 0o660) -> gevent.socket.socket:
    """Bind a path; a socket that nobody answers any more is taken away, a living one is not."""
    _remove_dead(path)
    bound = gevent.socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(0o777 & ~mode)
    try:
        bound.bind(str(path))
    finally:
        os.umask(before)
    bound.listen(_BACKLOG)
    bound.setblocking(False)  # noqa: FBT003 - the socket module's signature
    return bound


def _remove_dead(path: Path) -> None:
    if not path.exists() or not stat.S_ISSOCK(path.stat().st_mode):
        return
    with gevent.socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(str(path))
        except ConnectionRefusedError:
            path.unlink()
