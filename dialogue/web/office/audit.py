"""What was done by whom in a programme."""

from flask import Blueprint, render_template

from dialogue.flows.office.audit import targets, what_was_done
from dialogue.web.here import ports
from dialogue.web.office import sentences
from dialogue.web.office.heads import programme_head, said

audit = Blueprint("office_audit", __name__, url_prefix="/office/programmes/<programme>/audit")


@audit.get("")
def show(programme: str) -> str:
    """Show the acts in the office and at the desk of each room, the newest first."""
    with ports().readers.begin() as db:
        head = programme_head(db)
        done_in = what_was_done(db, head.programme)
        known = targets(db, head.programme)
        titles = said(db, [each.room.title for each in done_in if each.room])
    return render_template(
        "office/audit.html", head=head, done_in=done_in, known=known, titles=titles, say=sentences
    )
