"""The server that stories share: the example is played once a run, each file of stories gets a copy."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.make.pseudo import make_pseudo
from tests.make.server import Served
from tests.shots.world import World


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


@pytest.fixture(scope="session")
def made_world(played_out: Path, tmp_path_factory: pytest.TempPathFactory) -> World:
    """A world with every state of every page, its server stopped again."""
    folder = tmp_path_factory.mktemp("world") / "data"
    shutil.copytree(played_out, folder)
    server = Served(folder, demo=True)
    world = World(server)
    assert server.stop() == 0
    return world


@pytest.fixture(scope="module")
def world(made_world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A copy of it, served."""
    yield from _served_world(made_world, tmp_path_factory.mktemp("copy"), None)


@pytest.fixture(scope="module")
def spoken_in_brackets(made_world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A copy of it whose every sentence stands in brackets; they take the place of English."""
    folder = tmp_path_factory.mktemp("brackets")
    yield from _served_world(made_world, folder, make_pseudo(folder))


def _served_world(made: World, folder: Path, package: Path | None) -> Iterator[World]:
    shutil.copytree(made.served.folder, folder / "data")
    server = Served(folder / "data", demo=True, package=package)
    yield made.moved_to(server, package / "translations" if package else made.folder)
    assert server.stop() == 0
