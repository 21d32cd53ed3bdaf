"""Texts of a programme that still lack a language, and all the others; one page for each."""

from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request

from dialogue.flows.office.texts_used import TextUse, langs_there, texts_used
from dialogue.flows.office.write_text import write_text
from dialogue.kernel.errors import Missing
from dialogue.kernel.locales import Lang
from dialogue.programmes.texts import read_texts
from dialogue.web.forms import returns_to
from dialogue.web.guards import account
from dialogue.web.here import ports
from dialogue.web.office import form, sentences
from dialogue.web.office.heads import Said, programme_head, said
from dialogue.web.office.onward import onward

texts = Blueprint("office_texts", __name__, url_prefix="/office/programmes/<programme>/texts")


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text where it stands, with the languages of the programme that it lacks."""

    use: TextUse
    words: Said
    lacks: list[Lang]


@texts.get("")
def show(programme: str) -> str:
    """List them, what lacks something first."""
    with ports().readers.begin() as db:
        head = programme_head(db)
        used = texts_used(db, programme)
        words = said(db, [use.text for use in used])
        there = langs_there(db, [use.text for use in used])
    rows = [
        TextRow(use, words[use.text], [lang for lang in head.programme.langs if lang not in there[use.text]])
        for use in used
    ]
    return render_template(
        "office/texts.html",
        head=head,
        lacking=[row for row in rows if row.lacks],
        whole=[row for row in rows if not row.lacks],
        say=sentences,
        done=sentences.done_line(request.args.get("done")),
    )


@texts.get("/<text>")
def edit(programme: str, text: str) -> str:
    """Show one text in every language."""
    house = ports()
    with house.readers.begin() as db:
        head = programme_head(db)
        use = next((each for each in texts_used(db, programme) if each.text == text), None)
        if use is None:
            raise Missing
        words = read_texts(db, house.kit.sealer, [text])[text]
    return render_template("office/text.html", head=head, use=use, words=words, say=sentences)


@texts.post("/<text>")
@returns_to("office_texts.edit")
def save(programme: str, text: str) -> Response:
    """Save it."""
    who, words = account(), form.in_langs("words")
    ports().writer.run(lambda work: write_text(work, who, programme, text, words))
    return onward("office_texts.show", "text", programme=programme)
