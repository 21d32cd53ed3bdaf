"""The lists of a programme: words that a moderator reads first, and small places."""

from flask import Blueprint, Response, render_template, request

from dialogue.flows.office.set_words import set_words
from dialogue.kernel.locales import LANGS
from dialogue.programmes.lists import places_of, terms_of
from dialogue.web.forms import returns_to
from dialogue.web.guards import account
from dialogue.web.here import ports
from dialogue.web.office import form, sentences
from dialogue.web.office.heads import programme_head
from dialogue.web.office.onward import onward

words = Blueprint("office_words", __name__, url_prefix="/office/programmes/<programme>/words")


@words.get("")
def show(programme: str) -> str:
    """Show both lists; they are empty at first."""
    with ports().readers.begin() as db:
        head = programme_head(db)
        terms, places = terms_of(db, programme), places_of(db, programme)
    return render_template(
        "office/words.html",
        head=head,
        terms=terms,
        places=places,
        say=sentences,
        done=sentences.done_line(request.args.get("done")),
    )


@words.post("")
@returns_to("office_words.show")
def save(programme: str) -> Response:
    """Save both lists."""
    who, places = account(), form.lines("places")
    terms = {lang: form.lines(f"terms-{lang}") for lang in LANGS}
    ports().writer.run(lambda work: set_words(work, who, programme, terms, places))
    return onward("office_words.show", "words", programme=programme)
