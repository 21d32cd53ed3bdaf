"""Every fault test that asks for a `seed` has a short version, and a long one with ten different seeds.

Every one that asks for a `hall`, a meeting at a real server, is held on SQLite and on PostgreSQL.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from _pytest.mark import ParameterSet

from tests.make.pair import Pair
from tests.make.postgres import Server
from tests.make.seed import REPLAY, ROUNDS, Seed, drawn
from tests.make.venue import Venue, open_venue

KINDS_ONLY: Final = re.compile(r"(ERROR|WARNING) dialogue\.\w+ [a-z -]+(: \w+( at [\w.]+:\d+)?)?")


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
    each = {"sqlite": [], "postgresql": [pytest.mark.postgresql]}
    return [pytest.param(name, marks=marks) for name, marks in each.items() if not about - {name}]


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> Seed:
    """Chance for one run of one test; DIALOGUE_SEED repeats one."""
    return drawn(long=request.param)


@pytest.fixture
def hall(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Venue]:
    """A meeting at a real server; in the end it stops well, and its log names kinds of faults alone."""
    pair = request.getfixturevalue("hall_pair") if request.param == "postgresql" else None
    with open_venue(tmp_path / "data", pair=pair) as opened:
        yield opened
        assert opened.served.stop() == 0  # first, for a last fault may be told while it ends
        told = opened.served.said().splitlines()
        assert [line for line in told if not KINDS_ONLY.fullmatch(line)] == []
        opened.served.errors.write_text("")  # the kinds of faults that were meant to happen


@pytest.fixture
def hall_pair(postgresql: Server, empty_pair: Pair) -> Iterator[Pair]:
    """Two databases of one test."""
    made = postgresql.pair(empty_pair)
    yield made
    postgresql.drop(made)
