"""Creating a programme: one form for the whole run of meetings."""

from flask import Blueprint, Response, render_template

from dialogue.flows.office.create_programme import NewRun, create_programme
from dialogue.kernel import limits
from dialogue.kernel.locales import LANGS
from dialogue.programmes.zones import zone_names
from dialogue.web.forms import returns_to
from dialogue.web.guards import account
from dialogue.web.here import ports
from dialogue.web.office import form, sentences
from dialogue.web.office.onward import onward
from dialogue.web.office.weekdays import weekdays

create = Blueprint("office_create", __name__, url_prefix="/office/programmes/new")
WEEKS = (1, 2, 3, 4)


@create.get("")
def new() -> str:
    """Show the form; nothing in it favours a place or a day."""
    today = ports().clock.now().date().isoformat()
    return render_template(
        "office/create.html",
        zones=zone_names(),
        weekdays=weekdays(),
        weeks=WEEKS,
        today=today,
        limits=limits,
        say=sentences,
    )


@create.post("")
@returns_to("office_create.new")
def make() -> Response:
    """Make the programme with its rooms, meetings and seats."""
    run, who = _run(), account()
    made = ports().writer.run(lambda work: create_programme(work, who, run))
    return onward("office_programme.show", "created", programme=made)


def _run() -> NewRun:
    return NewRun(
        title=form.in_langs("title"),
        lang=form.one_of("lang", LANGS),
        langs=form.some_langs("langs"),
        zone=form.text("zone"),
        weekday=form.whole("weekday"),
        clock=form.clock("clock"),
        not_before=form.day("not_before"),
        weeks=form.whole("weeks"),
        meetings=form.whole("meetings"),
        minutes=form.whole("minutes"),
        seats=form.whole("seats"),
        rooms=form.whole("rooms"),
    )
