"""The server that stories share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.make.server import Served


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A demo server for one file of stories."""
    folder: Path = tmp_path_factory.mktemp("served") / "data"
    server = Served(folder, demo=True)
    yield server
    assert server.stop() == 0
