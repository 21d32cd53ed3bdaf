"""Closes the network for the run: a test that would reach beyond this machine fails where it tries.

An audit hook sees every connection and every name looked up, whoever asks, and cannot be taken off again.
"""

import sys
from typing import Final

HERE: Final = frozenset({"127.0.0.1", "::1", "localhost", "", None})


def pytest_configure() -> None:
    """Put the hook on before the first test is even read."""
    sys.addaudithook(refuse_elsewhere)


def refuse_elsewhere(event: str, arguments: tuple[object, ...]) -> None:
    """Raise for an address that is neither loopback nor a file."""
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
        asked = address[0] if isinstance(address, tuple) else None
    elif event == "socket.getaddrinfo":
        asked = arguments[0]
    else:
        return
    name = asked.decode() if isinstance(asked, bytes) else asked
    if name not in HERE and not str(name).endswith(".localhost"):
        raise OSError(f"a test reached for {name}: nothing may leave this machine")
