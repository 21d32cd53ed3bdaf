"""Sheets to be printed: one a seat, with nothing on it that tells what it is for."""

from flask import Blueprint, render_template, request

from dialogue.flows.office.print_sheet import print_sheet
from dialogue.kernel.locales import LANGS
from dialogue.web.forms import returns_to
from dialogue.web.guards import account
from dialogue.web.here import ports
from dialogue.web.office import form
from dialogue.web.office.heads import room_head
from dialogue.web.office.invitation import invitation, sheet_lines

sheet = Blueprint("office_sheet", __name__, url_prefix="/office/rooms/<room>/sheet")


@sheet.post("")
@returns_to("office_seats.show")
def show(room: str) -> str:
    """Make fresh links for the chosen seats and show them, this once."""
    who, lang = account(), form.one_of("sheet_lang", LANGS)
    numbers = [int(each) for each in request.form.getlist("seat") if each.isascii() and each.isdigit()]
    issued = ports().writer.run(lambda work: print_sheet(work, who, room, numbers))
    with ports().readers.begin() as db:
        zone = room_head(db, room).programme.zone
    made = [invitation(each, zone) for each in issued]
    sheets = [(each, sheet_lines(each, lang)) for each in made]
    return render_template("office/sheet.html", sheets=sheets, sheet_lang=lang, room=room)
