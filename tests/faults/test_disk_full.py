"""The disk is full in the middle of what several share: nobody is told of what is not kept, and it heals."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

import pytest

from tests.make.bustle import bustle
from tests.make.invariants import check
from tests.make.seed import Seed
from tests.make.venue import Venue

SIZE = "24m"
PAGE = 4096


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk that a test can fill; apart from what pytest clears away, which would stumble over it."""
    place = Path(mkdtemp(prefix="dialogue-disk-"))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=700", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        place.rmdir()
        pytest.skip("no small disk can be mounted here (it takes the rights of an administrator)")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)
    place.rmdir()


def fill(disk: Path, leave: int) -> Path:
    """Leave so many bytes; return what takes up the rest."""
    ballast = disk / f"ballast-{uuid4().hex}"
    # the server writes at the same time, and may be the one who gets the last page
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while (free := shutil.disk_usage(disk).free - leave) >= PAGE:
            file.write(bytes(min(free, 1 << 20)))
    return ballast


@pytest.mark.sqlite
def test_on_a_full_disk_nothing_is_acknowledged_that_is_not_kept(
    made_hall: Venue, small_disk: Path, seed: Seed
) -> None:
    hall = made_hall.copied(small_disk / "data")
    hall.served.tell("spill")  # else all is written with COMMIT, and never in the middle
    with bustle(hall, seed) as people:
        for _ in seed.rounds(2, 8):
            ballast = fill(small_disk, leave=PAGE * seed.randint(0, 40))
            people.go_on(seed.uniform(0.2, 0.6))
            pages = [hall.guest(name).get("/about").status for name in ("Leaf", "Cup")]
            ballast.unlink()
            people.until_well()
            assert pages == [200, 200]
        refused = max(sent.times for writer in people.writers.values() for sent in list(writer.sent.values()))
    check(hall, people)

    assert refused > 1
    hall.close_after_faults()
