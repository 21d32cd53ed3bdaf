"""What tests of a room's pages stand on."""

import pytest

from tests.make.bed import Bed
from tests.make.meeting import Meeting, make_meeting
from tests.make.venue import agree


@pytest.fixture
def meeting(bed: Bed) -> Meeting:
    """A meeting in its second stage, where everybody may write."""
    meeting = make_meeting(bed)
    bed.writer.run(lambda work: agree(work, meeting))
    return meeting
