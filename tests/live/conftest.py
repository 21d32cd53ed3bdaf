"""Servers under test, each in a process of its own; tests that stop or fill one start their own."""

from collections.abc import Iterator

import pytest

from tests.make.echo import Echo


@pytest.fixture(scope="session")
def echo() -> Iterator[Echo]:
    """A server with the limits it would have in earnest."""
    with Echo() as server:
        yield server


@pytest.fixture(scope="session")
def hasty() -> Iterator[Echo]:
    """A server whose deadlines are short."""
    bounds = {"hello_deadline": 0.4, "outgoing_stall": 0.4, "close_grace": 0.3}
    deadlines = {"header_deadline": 0.4, "keep_alive": 0.8}
    with Echo(bounds=bounds, deadlines=deadlines, body_deadline=0.4) as server:
        yield server
