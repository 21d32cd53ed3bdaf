"""The societies of a programme: names in every language, shapes drawn by lot."""

from flask import Blueprint, Response, render_template, request

from dialogue.flows.office.set_communities import Named, set_communities, somebody_entered
from dialogue.programmes.communities import SHAPES, communities_of
from dialogue.programmes.texts import read_texts
from dialogue.web.forms import returns_to
from dialogue.web.guards import account
from dialogue.web.here import ports
from dialogue.web.office import form, sentences
from dialogue.web.office.heads import programme_head
from dialogue.web.office.onward import onward

communities = Blueprint(
    "office_communities", __name__, url_prefix="/office/programmes/<programme>/communities"
)
NEW = "new"


@communities.get("")
def show(programme: str) -> str:
    """Show them in the order that was drawn."""
    house = ports()
    with house.readers.begin() as db:
        head = programme_head(db)
        known = communities_of(db, programme)
        words = read_texts(db, house.kit.sealer, [each.label for each in known])
        fixed = somebody_entered(db, programme)
    return render_template(
        "office/communities.html",
        head=head,
        known=[(each, words[each.label]) for each in known],
        fixed=fixed,
        room_for_more=len(known) < len(SHAPES),
        say=sentences,
        done=sentences.done_line(request.args.get("done")),
    )


@communities.post("")
@returns_to("office_communities.show")
def save(programme: str) -> Response:
    """Save their names; those whose box is ticked go, one that was added comes."""
    who, gone = account(), set(request.form.getlist("remove"))
    ids = [each for each in request.form.getlist("community") if each not in gone]
    wanted = [Named(form.in_langs(f"label-{each}"), each) for each in ids]
    fresh = form.in_langs(f"label-{NEW}")
    if any(words.strip() for words in fresh.values()):
        wanted.append(Named(fresh))
    ports().writer.run(lambda work: set_communities(work, who, programme, wanted))
    return onward("office_communities.show", "communities", programme=programme)
