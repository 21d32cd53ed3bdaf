"""Asks for a file of a published summary; the edge makes its bytes and then says that it is ready."""

from dialogue.flows.office.authority import in_session, note_act
from dialogue.kernel.errors import Conflict
from dialogue.kernel.locales import Lang
from dialogue.store.work import Work
from dialogue.summaries.files import Form, ask_file
from dialogue.summaries.publication import published


def make_file(work: Work, account: str, session: str, lang: Lang, form: Form) -> tuple[str, str]:
    """Return the file's id and the token that only this account can take it with; drafts have no file."""
    desk = in_session(work.db, account, "summary.file", session)
    if not published(work.db, session):
        raise Conflict(why="draft")
    file, token = ask_file(work, session, account, lang, form)
    note_act(work, desk.programme, account, "summary.file", session)
    return file, token
