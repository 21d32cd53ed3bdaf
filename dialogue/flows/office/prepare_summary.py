"""Begins the draft of a closed meeting's summary: a page for staff, and no file."""

from dialogue.flows.office.authority import in_session, note_act
from dialogue.store.work import Work
from dialogue.summaries.publication import prepare, state_of


def prepare_summary(work: Work, account: str, session: str) -> None:
    """Begin it; raises `Missing` for a meeting that is not over."""
    desk = in_session(work.db, account, "summary.prepare", session)
    if state_of(work.db, session) == "none":
        prepare(work, session)
        note_act(work, desk.programme, account, "summary.prepare", session)
