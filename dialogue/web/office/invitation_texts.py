"""Ready-made, neutral texts for partners: they copy and send them by themselves, the server sends nothing."""

from flask import Blueprint, render_template

from dialogue.web.here import ports
from dialogue.web.office import sentences
from dialogue.web.office.heads import room_head
from dialogue.web.office.invitation import messages_for

invitation_texts = Blueprint("office_texts_to_send", __name__, url_prefix="/office/rooms/<room>")


@invitation_texts.get("/invitation-texts")
def show(room: str) -> str:
    """Show them with gaps where the link and the last day go."""
    with ports().readers.begin() as db:
        head = room_head(db, room)
    return render_template(
        "office/invitation_texts.html",
        head=head,
        invite=messages_for(None),
        return_texts=messages_for(None, "return"),
        say=sentences,
    )
