"""Publishes a summary: from now on it is fixed, files exist, and what was released stays released."""

from dialogue.flows.office.authority import in_session, note_act
from dialogue.store.work import Work
from dialogue.summaries.publication import publish


def publish_summary(work: Work, account: str, session: str) -> None:
    """Publish it; raises `Conflict` when it is too early, not prepared or published already."""
    desk = in_session(work.db, account, "summary.publish", session)
    publish(work, session)
    note_act(work, desk.programme, account, "summary.publish", session)
