"""What every test may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.make.bed import Bed, make_bed

pytest_plugins = ["tests.make.browser", "tests.make.demo", "tests.make.loopback"]


@pytest.fixture
def bed(tmp_path: Path) -> Iterator[Bed]:
    """An empty instance with real files."""
    made = make_bed(tmp_path)
    yield made
    made.close()
