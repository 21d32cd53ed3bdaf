"""The server that stories share: the example is played once a run, each file of stories gets a copy."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.make.server import Served


@pytest.fixture(scope="session")
def played_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the example in it, its server stopped again."""
    folder = tmp_path_factory.mktemp("played") / "data"
    assert Served(folder, demo=True).stop() == 0
    return folder


@pytest.fixture(scope="module")
def served(played_out: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A demo server for one file of stories."""
    folder = tmp_path_factory.mktemp("served") / "data"
    shutil.copytree(played_out, folder)
    server = Served(folder, demo=True)
    yield server
    assert server.stop() == 0
