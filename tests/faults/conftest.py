"""Every fault test that asks for a `seed` has a short version, and a long one with ten different seeds."""

import os

import pytest

from tests.make.seed import REPLAY, ROUNDS, Seed, drawn


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make both versions; a test marked as long has no short one, and a seed that is repeated is so once."""
    if "seed" not in metafunc.fixturenames:
        return
    marked = metafunc.definition.get_closest_marker("soak")
    rounds = 1 if os.environ.get(REPLAY) else ROUNDS
    long = [pytest.param(True, marks=pytest.mark.soak, id=f"long-{number}") for number in range(rounds)]
    short = [] if marked else [pytest.param(False, id="short")]
    metafunc.parametrize("seed", [*short, *long], indirect=True)


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> Seed:
    """Chance for one run of one test; DIALOGUE_SEED repeats one."""
    return drawn(long=request.param)
