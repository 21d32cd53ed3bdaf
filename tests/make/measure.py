"""What a running server holds, and how long people wait for it."""

from pathlib import Path
from statistics import quantiles
from time import monotonic
from typing import Final
from uuid import uuid4

from tests.make.insistent import Insistent, spelled
from tests.make.server import Served

TRIES: Final = 12


def resident(served: Served) -> int:
    """Return the bytes of memory that it holds."""
    status = Path(f"/proc/{served.process.pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024


def descriptors(served: Served) -> int:
    """Return how many files and sockets it has open."""
    return sum(1 for _ in Path(f"/proc/{served.process.pid}/fd").iterdir())


def took(writer: Insistent, tries: int = TRIES) -> list[float]:
    """Return after how many seconds each of some messages of somebody is acknowledged now."""
    waits = []
    for _ in range(tries):
        began = monotonic()
        writer.send(str(uuid4()), spelled())
        waits.append(monotonic() - began)
    return waits


def p95(writer: Insistent, tries: int = TRIES) -> float:
    """Return within how many seconds 95 of 100 messages of somebody are acknowledged now."""
    return quantiles(took(writer, tries), n=100)[94]
