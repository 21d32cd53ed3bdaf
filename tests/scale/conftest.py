"""Three processes with all they stand on; whoever kills one of them has a cluster of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.make.cluster import Cluster
from tests.make.postgres import programs
from tests.make.redis import ABSENT, need

WANTING = ABSENT.replace("no redis-server here", "no PostgreSQL or redis-server here")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    need("redis-server", *([] if programs() else ["postgres"]), absent=WANTING)
    with Cluster(tmp_path) as made:
        yield made
