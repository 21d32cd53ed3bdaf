"""The fold law: an old snapshot and the events after it are the new snapshot, whatever happens in a room."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.flows.room_machine import RoomMachine
from tests.make.bed import Bed

QUICK = settings(
    max_examples=8,
    stateful_step_count=45,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),  # a failure is made smaller by the long version, which takes minutes
    suppress_health_check=list(HealthCheck),
)
LONG = settings(
    QUICK,
    max_examples=400,
    stateful_step_count=80,
    derandomize=False,
    phases=(Phase.reuse, Phase.generate, Phase.shrink),
)


def test_old_snapshot_and_events_are_the_new_snapshot_for_every_reader(bed: Bed) -> None:
    run_state_machine_as_test(room_on(bed), settings=QUICK)


@pytest.mark.soak
def test_the_fold_law_holds_for_a_long_time(bed: Bed) -> None:
    run_state_machine_as_test(room_on(bed), settings=LONG)


def room_on(there: Bed) -> type[RoomMachine]:
    """The machine, standing on a bed: a new room of it for every run."""

    class Room(RoomMachine):
        bed = there

    return Room
