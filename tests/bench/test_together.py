"""Several servers of one instance are told of as one."""

import msgspec

from bench.outcome import outcome_of
from bench.rows.together import as_one
from tests.bench.test_outcome import SPREAD, told


def test_what_is_counted_adds_up_and_of_what_is_measured_the_worst_counts() -> None:
    slow = {**SPREAD, "p95": 9.0}
    one = outcome_of(told(seconds=2.0, cpu_share=0.2, ack_ms=slow))
    other = outcome_of(told(seconds=4.0, cpu_share=0.4, fetched=3, last_ms=slow))

    together = as_one([one, other])

    assert msgspec.to_builtins(together) == {
        **msgspec.to_builtins(one),
        "sent": 42,
        "acked": 40,
        "delivered": 1000,
        "fetched": 3,
        "server_cpu_s": 3.0,
        "seconds": 4.0,
        "cpu_share": 0.4,
        "ack_ms": slow,
        "last_ms": slow,
    }
    assert together.deliveries == 250
