"""A file of a summary: the page that waits until it is made, and taking it, once."""

from datetime import timedelta
from typing import Final

from flask import Blueprint, Response, make_response, render_template

from dialogue.flows.office.take_file import take_file
from dialogue.summaries.files import find_file
from dialogue.summaries.publication import quoted_messages
from dialogue.web.guards import account
from dialogue.web.here import ports
from dialogue.web.office import sentences
from dialogue.web.office.summary_file import TYPES
from dialogue.web.office.summary_job import shelf

files = Blueprint("office_files", __name__, url_prefix="/office/files/<token>")
PATIENCE: Final = timedelta(minutes=1)  # no file takes as long; what made it was interrupted


@files.get("")
def show(token: str) -> str:
    """Say how far it is; looking uses nothing up."""
    house, who = ports(), account()
    now = house.clock.now()
    with house.readers.begin() as db:
        made = find_file(db, who, token, now)
    lost = not made.ready and now - made.asked > PATIENCE
    return render_template("office/file.html", made=made, token=token, lost=lost, say=sentences)


@files.post("")
def take(token: str) -> Response:
    """Give the file out and remove it."""
    house, who = ports(), account()
    made = house.writer.run(lambda work: take_file(work, who, token))
    with house.readers.begin() as db:
        quotes = quoted_messages(db, house.kit.sealer, made.session)
    answer = make_response(shelf(house).take(made.id, quotes))
    answer.headers["Content-Type"] = TYPES[made.form]
    name = f"meeting-summary-{made.lang}.{made.form}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
