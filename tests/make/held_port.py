"""A port that is nobody else's until a server listens on it, and between two servers on it."""

import socket
import weakref


def held_port(holder: object) -> int:
    """Return a port of this machine's; nobody is given it by chance for as long as its holder is there."""
    bound = socket.socket()
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # so that who asks for this very one gets it
    bound.bind(("127.0.0.1", 0))
    weakref.finalize(holder, bound.close)
    port: int = bound.getsockname()[1]
    return port
