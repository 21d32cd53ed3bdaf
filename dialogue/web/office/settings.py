"""Settings of a programme: languages, zone, how long things are kept."""

from flask import Blueprint, Response, render_template, request

from dialogue.flows.office.change_programme import Decisions, change_programme
from dialogue.kernel import limits
from dialogue.kernel.locales import LANGS
from dialogue.programmes.zones import zone_names
from dialogue.rooms.erasure_day import all_erased_on
from dialogue.web.forms import returns_to
from dialogue.web.guards import account
from dialogue.web.here import ports
from dialogue.web.office import form, sentences
from dialogue.web.office.heads import programme_head
from dialogue.web.office.onward import onward

settings = Blueprint("office_settings", __name__, url_prefix="/office/programmes/<programme>/settings")


@settings.get("")
def show(programme: str) -> str:
    """Show what is decided."""
    with ports().readers.begin() as db:
        head = programme_head(db)
        it = head.programme
        erased = all_erased_on(db, it.id, it.zone, it.retention_days)
    return render_template(
        "office/settings.html",
        head=head,
        erased=erased,
        zones=zone_names(),
        limits=limits,
        say=sentences,
        done=sentences.done_line(request.args.get("done")),
    )


@settings.post("")
@returns_to("office_settings.show")
def save(programme: str) -> Response:
    """Save it."""
    who = account()
    decisions = Decisions(
        zone=form.text("zone"),
        lang=form.one_of("lang", LANGS),
        langs=form.some_langs("langs"),
        retention_days=form.whole("retention_days"),
        invitation_days=form.whole("invitation_days"),
        publish_after_hours=form.whole("publish_after_hours"),
    )
    ports().writer.run(lambda work: change_programme(work, who, programme, decisions))
    return onward("office_settings.show", "settings", programme=programme)
