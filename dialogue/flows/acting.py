"""Records what staff did where the effect itself does not say who did it."""

from dialogue.audit.events import Act, ActReason, ActRecorded
from dialogue.rooms.standing import Standing
from dialogue.store.work import Work
from dialogue.streams.append import Appended, append


def record_act(
    work: Work, standing: Standing, act: Act, target: str | None = None, reason: ActReason | None = None
) -> Appended:
    """Tell the desk that a moderator did something."""
    return append(work, standing.desk_stream, ActRecorded(act, target, reason), standing.member)
