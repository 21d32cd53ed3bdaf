"""Takes a file away, once: whoever may no longer see the summary takes nothing."""

from dialogue.flows.office.authority import in_session
from dialogue.store.work import Work
from dialogue.summaries.files import Made, find_file
from dialogue.summaries.files import take_file as take


def take_file(work: Work, account: str, token: str) -> Made:
    """Return what was taken; raises `Missing` the second time, too late, and to anybody else."""
    found = find_file(work.db, account, token, work.now)
    in_session(work.db, account, "summary.file", found.session)
    return take(work, account, token)
