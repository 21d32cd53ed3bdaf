"""Changes the agenda of a meeting that has not begun: stages, their titles, minutes and turn rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dialogue.flows.office.authority import in_session, note_act
from dialogue.kernel import limits
from dialogue.kernel.errors import Conflict, Invalid
from dialogue.kernel.locales import Lang
from dialogue.programmes.authored import authored
from dialogue.rooms.meetings import agenda_of
from dialogue.rooms.planning import StagePlan, set_agenda
from dialogue.rooms.vocabulary import Turn
from dialogue.store.work import Work


@dataclass(frozen=True, slots=True)
class StageWanted:
    """A stage as the form tells it; `number` is the one it had, none for a new one."""

    title: Mapping[Lang, str]
    minutes: int
    turn: Turn
    number: int | None = None


def change_agenda(work: Work, account: str, session: str, stages: Sequence[StageWanted]) -> None:
    """Put the stages in place of those there were; the first is where the meeting begins."""
    desk = in_session(work.db, account, "agenda.change", session)
    if desk.meeting.state != "planned":
        raise Conflict(why="begun")
    if not 1 <= len(stages) <= limits.STAGES_MAX:
        raise Invalid("stages", "out_of_bounds", min=1, max=limits.STAGES_MAX)
    known = {stage.number: stage.title for stage in agenda_of(work.db, session)}
    set_agenda(work, desk.room.id, session, [_plan(stage, known) for stage in stages])
    note_act(work, desk.programme, account, "agenda.change", session)


def _plan(stage: StageWanted, known: Mapping[int, str]) -> StagePlan:
    if not 1 <= stage.minutes <= limits.SESSION_MINUTES_MAX:
        raise Invalid("stage", "out_of_bounds", min=1, max=limits.SESSION_MINUTES_MAX)
    title = authored("stage", stage.title, limits.TITLE_POINTS)
    return StagePlan(title, stage.minutes, stage.turn, known.get(stage.number or 0))
