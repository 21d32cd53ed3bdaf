"""What every test may ask for."""

from pathlib import Path

import pytest

from tests.make.bed import Bed, make_bed

pytest_plugins = ["tests.make.browser"]


@pytest.fixture
def bed(tmp_path: Path) -> Bed:
    """An empty instance with real files."""
    return make_bed(tmp_path)
