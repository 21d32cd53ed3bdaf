"""`make bench`: every row, or one of them; figures go to build/bench.json, the table to the terminal."""

import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Final

import msgspec

from bench.figures import Entry
from bench.machine import machine
from bench.outcome import Unsound
from bench.places import RESULT
from bench.rows.commit import commit_200
from bench.rows.fanout import fanout_1x50_all, fanout_1x50_one, fanout_40x25
from bench.rows.growth import cost_growth
from bench.rows.idle import idle_5000
from bench.rows.join import join_10k
from bench.rows.latency import latency_40x25
from bench.rows.processes import processes_3
from bench.rows.start_again import start_again
from bench.rows.storm import storm_1000
from bench.servers import RATES
from bench.table import table

PAIRS: Final = 7
ROWS: Final[dict[str, Callable[[int], list[Entry]]]] = {
    row.__name__: row
    for row in (
        fanout_40x25,
        fanout_1x50_one,
        fanout_1x50_all,
        commit_200,
        latency_40x25,
        idle_5000,
        join_10k,
        start_again,
        storm_1000,
        cost_growth,
        processes_3,
    )
}


def main() -> int:
    wants = ArgumentParser(prog="make bench", description="Figures count only as ratios of one run.")
    wants.add_argument("--row", choices=ROWS, help="only this one")
    wants.add_argument(
        "--pairs", type=int, default=PAIRS, help="fewer for a trial; fewer than 7 do not count"
    )
    asked = wants.parse_args()
    began = time.monotonic()
    print(machine())
    print(f"raised: {dict(RATES)}, and how long a minute of the pace is, by row; every other rule stays on")
    entries: list[Entry] = []
    failed = []
    for name in [asked.row] if asked.row else ROWS:
        print(f"{name} …", flush=True)
        try:
            entries += ROWS[name](asked.pairs)
        except Unsound as fault:
            print(f"    given up: {fault}", flush=True)
            failed.append(name)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_bytes(msgspec.json.format(msgspec.json.encode(entries)) + b"\n")
    print(f"\n{table(entries)}\n\n{(time.monotonic() - began) / 60:.1f} minutes, {asked.pairs} pairs a row")
    return 1 if failed else 0


sys.exit(main())
