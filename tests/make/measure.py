"""What a running server holds, and how long people wait for it."""

from pathlib import Path
from statistics import quantiles
from time import monotonic
from typing import Final
from uuid import uuid4

import psycopg
from sqlalchemy import make_url

from tests.make.insistent import Insistent, spelled
from tests.make.pair import Pair
from tests.make.server import Served
from tests.make.venue import Venue

TRIES: Final = 12


def resident(served: Served) -> int:
    """Return the bytes of memory that it holds."""
    status = Path(f"/proc/{served.process.pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024


def descriptors(venue: Venue) -> int:
    """Return how many files and sockets it has open, but for those to PostgreSQL: it keeps a few of them."""
    return sum(1 for _ in Path(f"/proc/{venue.served.process.pid}/fd").iterdir()) - _kept(venue.pair)


def _kept(pair: Pair) -> int:
    urls = [make_url(each) for each in (pair.words, pair.keys)]
    if urls[0].get_backend_name() != "postgresql":
        return 0
    query = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'dialogue' AND datname = ANY(%s)"
    with psycopg.connect(pair.words) as db:
        (found,) = db.execute(query, [[url.database for url in urls]]).fetchone() or (0,)
    return int(found)


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
    return quantiles(took(writer, tries), n=100, method="inclusive")[94]
