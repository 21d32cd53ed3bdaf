"""What is there when the server begins is no longer looked through."""

import gc
from collections.abc import Iterator

import pytest

from dialogue.live.litter import leave_lying


@pytest.fixture
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def test_what_stays_is_left_alone_and_what_comes_is_looked_at_more_rarely(as_before: None) -> None:
    before = gc.get_threshold()

    leave_lying()

    assert gc.get_freeze_count() > 10_000
    assert gc.get_threshold() > before
    assert gc.isenabled()
