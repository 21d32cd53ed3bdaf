"""Nothing leaves this machine while tests run."""

import socket

import pytest


def test_a_connection_elsewhere_is_refused_before_it_is_made() -> None:
    with socket.socket() as caller, pytest.raises(OSError, match=r"reached for 192\.0\.2\.1"):
        caller.connect(("192.0.2.1", 80))


def test_a_name_elsewhere_is_not_looked_up() -> None:
    with pytest.raises(OSError, match=r"reached for example\.org"):
        socket.getaddrinfo("example.org", 443)


def test_this_machine_answers() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as caller,
    ):
        assert caller.getpeername() == server.getsockname()
