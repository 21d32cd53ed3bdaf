"""A data folder for each test, and a server that some of them talk to."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.make.command_line import dialogue
from tests.make.server import Served


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "data"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that `init` has made; to be copied."""
    folder = tmp_path_factory.mktemp("made") / "data"
    assert dialogue(folder, "init").code == 0
    return folder


@pytest.fixture
def ready(made: Path, folder: Path) -> Path:
    """A data folder with secrets and an empty database."""
    shutil.copytree(made, folder)
    return folder


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server without a demo."""
    server = Served(tmp_path_factory.mktemp("served") / "data")
    yield server
    assert server.stop() == 0
