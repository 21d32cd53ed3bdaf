"""Goes on to the next stage of the agenda."""

from typing import ClassVar

from dialogue.flows.acting import record_act
from dialogue.flows.command import Call, Command, Outcome
from dialogue.kernel.errors import Conflict
from dialogue.rooms.sessions import next_stage, open_stage
from dialogue.store.work import Work


class NextStage(Command, frozen=True, forbid_unknown_fields=True):
    """The next stage begins."""

    name: ClassVar[str] = "stage.next"


def go_on(work: Work, call: Call, command: NextStage) -> Outcome:
    """End the stage and open the one after it; raises `Conflict` after the last."""
    standing = call.standing
    if standing.session is None:
        raise Conflict(why="session")
    stage = next_stage(work.db, standing.session, standing.stage)
    if stage is None:
        raise Conflict(why="last")
    record_act(work, standing, "stage.next", standing.session)
    return Outcome(event=open_stage(work, standing, standing.session, stage))
