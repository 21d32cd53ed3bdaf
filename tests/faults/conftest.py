"""Every fault test that asks for a `seed` has a short version, and a long one with ten different seeds.

Every one that asks for a `hall`, a meeting at a real server, is held on SQLite and on PostgreSQL, there
mostly in the long version only.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from _pytest.mark import ParameterSet

from tests.make.pair import Pair
from tests.make.postgres import Server, programs
from tests.make.seed import REPLAY, ROUNDS, Seed, drawn
from tests.make.venue import Venue, open_venue

# held on both in the short version too
ON_BOTH: Final = frozenset(
    {
        "test_killed_at_random_it_has_kept_what_it_acknowledged",
        "test_a_line_is_cut_before_the_commit_and_after_it",
        "test_while_many_guess_the_meeting_goes_on",
    }
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all of these: a meeting goes on in each of them."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.story)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make both versions, on both databases."""
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", versions(metafunc), indirect=True)
    if "hall" in metafunc.fixturenames:
        metafunc.parametrize("hall", databases(metafunc), indirect=True)


def versions(metafunc: pytest.Metafunc) -> list[ParameterSet]:
    """A test marked as long has no short version, and a seed that is repeated is so once."""
    rounds = 1 if os.environ.get(REPLAY) else ROUNDS
    long = [pytest.param(True, marks=pytest.mark.soak, id=f"long-{number}") for number in range(rounds)]
    marked = metafunc.definition.get_closest_marker("soak")
    return long if marked else [pytest.param(False, id="short"), *long]


def databases(metafunc: pytest.Metafunc) -> list[ParameterSet]:
    """Both, but for a test that is marked as being about one of them."""
    about = {mark.name for mark in metafunc.definition.iter_markers()} & {"sqlite", "postgresql"}
    long = [] if about or metafunc.definition.originalname in ON_BOTH else [pytest.mark.soak]
    each = {"sqlite": [], "postgresql": [pytest.mark.postgresql, *long]}
    return [pytest.param(name, marks=marks) for name, marks in each.items() if not about - {name}]


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> Seed:
    """Chance for one run of one test; DIALOGUE_SEED repeats one."""
    return drawn(long=request.param)


@pytest.fixture(scope="session")
def made_hall(tmp_path_factory: pytest.TempPathFactory) -> Venue:
    """A meeting on SQLite to be copied, its server stopped."""
    with open_venue(tmp_path_factory.mktemp("hall") / "data") as made:
        return made


@pytest.fixture(scope="session")
def made_grown_hall(tmp_path_factory: pytest.TempPathFactory, postgresql: Server, empty_pair: Pair) -> Venue:
    """The same on PostgreSQL."""
    pair = postgresql.pair(empty_pair)
    with open_venue(tmp_path_factory.mktemp("hall") / "data", pair=pair) as made:
        return made


@pytest.fixture
def hall(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Venue]:
    """A meeting at a real server; in the end it stops well, and its log names kinds of faults alone."""
    if request.param == "sqlite":
        venue = request.getfixturevalue("made_hall").copied(tmp_path / "data")
        yield venue
        venue.close_after_faults()
        return
    server, made = request.getfixturevalue("postgresql"), request.getfixturevalue("made_grown_hall")
    venue = made.copied(tmp_path / "data", server.pair(made.pair))
    yield venue
    venue.close_after_faults()
    server.drop(venue.pair)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A PostgreSQL that nothing else stands on: it may crash."""
    found = programs()
    assert found is not None
    made = Server(found)
    yield made
    made.close()


@pytest.fixture
def venue(server: Server, tmp_path: Path) -> Iterator[Venue]:
    """A meeting on it."""
    with open_venue(tmp_path / "data", pair=server.pair()) as opened:
        yield opened
        opened.close_after_faults()
        opened.served.errors.write_text("")  # the kinds of faults that were meant to happen
