"""A run counts only if nothing was lost, doubled or out of order, and the generator had time to spare."""

import json
from typing import Any

import pytest

from bench.outcome import Unsound, outcome_of

SPREAD = {"count": 10, "p50": 1.0, "p95": 2.0, "p99": 3.0, "most": 4.0}
SOUND: dict[str, Any] = {
    "seconds": 2.0,
    "sent": 21,
    "acked": 20,
    "delivered": 500,
    "away_s": 0.0,
    **dict.fromkeys(("lost", "doubled", "misordered", "foreign", "odd", "refused", "dropped", "fetched"), 0),
    "ack_ms": SPREAD,
    "last_ms": SPREAD,
    "cpu_share": 0.4,
    "server_cpu_s": 1.5,
    "why": "",
}


def told(**changes: object) -> str:
    return json.dumps(SOUND | changes)


def test_a_sound_run_is_read_as_the_generator_told_it() -> None:
    found = outcome_of(told())

    assert (found.deliveries, found.messages, found.last_ms.p99) == (250, 10, 3.0)


@pytest.mark.parametrize("fault", ["lost", "doubled", "misordered", "foreign", "odd", "refused", "dropped"])
def test_a_single_fault_makes_a_run_worthless(fault: str) -> None:
    with pytest.raises(Unsound, match=fault):
        outcome_of(told(**{fault: 1}, why="declined"))


def test_a_busy_generator_makes_a_run_worthless() -> None:
    assert outcome_of(told(cpu_share=0.8)).cpu_share == 0.8
    with pytest.raises(Unsound, match="81% of a core"):
        outcome_of(told(cpu_share=0.81))


def test_in_a_storm_everybody_is_cut_off_but_nothing_may_be_lost() -> None:
    assert outcome_of(told(dropped=1000), storm=True).dropped == 1000
    with pytest.raises(Unsound, match="lost"):
        outcome_of(told(dropped=1000, lost=1), storm=True)
