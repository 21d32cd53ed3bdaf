"""The staff of a programme: appointed by the name they sign in with, and dismissed."""

from flask import Blueprint, Response, render_template, request

from dialogue.flows.office.appoint import appoint
from dialogue.flows.office.dismiss import dismiss
from dialogue.kernel.errors import Missing
from dialogue.programmes.appointments import STAFF_ROLES, appointed, find_appointment
from dialogue.rooms.building import rooms_of
from dialogue.web.forms import returns_to
from dialogue.web.guards import account
from dialogue.web.here import ports
from dialogue.web.office import form, sentences
from dialogue.web.office.heads import programme_head, said
from dialogue.web.office.onward import onward

people = Blueprint("office_people", __name__, url_prefix="/office/programmes/<programme>/people")


@people.get("")
def show(programme: str) -> str:
    """Show who has a part, and the form to give one."""
    with ports().readers.begin() as db:
        head = programme_head(db)
        staff = appointed(db, programme)
        rooms = rooms_of(db, programme)
        titles = said(db, [room.title for room in rooms])
    return render_template(
        "office/people.html",
        head=head,
        staff=staff,
        rooms=[(room, titles[room.title]) for room in rooms],
        roles=[(role, sentences.part_name(role)) for role in STAFF_ROLES],
        places=[(room.id, titles[room.title].text) for room in rooms],
        say=sentences,
        done=sentences.done_line(request.args.get("done")),
    )


@people.post("")
@returns_to("office_people.show")
def give(programme: str) -> Response:
    """Appoint somebody."""
    who, name, room = account(), form.text("account"), form.text("room") or None
    role, langs = form.one_of("role", STAFF_ROLES), form.some_langs("langs")
    ports().writer.run(lambda work: appoint(work, who, programme, name, role, langs, room))
    return _back(programme, "appointed")


@people.get("/<appointment>/dismiss")
def ask(programme: str, appointment: str) -> str:
    """Ask once more before a part ends."""
    with ports().readers.begin() as db:
        head = programme_head(db)
        part = find_appointment(db, appointment)
    if part.programme != programme:
        raise Missing
    return render_template("office/dismiss.html", head=head, ending=part, say=sentences)


@people.post("/<appointment>/dismiss")
@returns_to("office_people.ask")
def end(programme: str, appointment: str) -> Response:
    """End a part."""
    who = account()
    ports().writer.run(lambda work: dismiss(work, who, programme, appointment))
    return _back(programme, "dismissed")


def _back(programme: str, done: str) -> Response:
    return onward("office_people.show", done, programme=programme)
