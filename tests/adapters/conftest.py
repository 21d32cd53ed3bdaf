"""A Redis server of the run."""

from collections.abc import Iterator

import pytest

from tests.make.channel import cooperating
from tests.make.redis import Server, need


@pytest.fixture
def redis() -> Iterator[Server]:
    """A server that a test may kill and freeze."""
    need("redis-server")
    server = Server()
    with cooperating():
        yield server
    server.close()
