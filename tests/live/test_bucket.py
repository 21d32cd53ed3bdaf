"""The pace of one socket."""

from dialogue.live.bucket import Bucket
from tests.make.clock import FixedClock


def test_a_bucket_gives_its_burst_and_then_its_rate() -> None:
    clock = FixedClock()
    bucket = Bucket(rate=10, burst=3, clock=clock)

    at_once = [bucket.take() for _ in range(4)]
    clock.advance(0.1)
    a_tenth_later = [bucket.take() for _ in range(2)]
    clock.advance(3600)
    an_hour_later = [bucket.take() for _ in range(4)]

    assert at_once == [True, True, True, False]
    assert a_tenth_later == [True, False]
    assert an_hour_later == [True, True, True, False]
