"""A published summary as the bytes of a file: the same for a download and for `dialogue export`."""

from functools import cache
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from sqlalchemy import Connection

from dialogue.config import shared
from dialogue.kernel.errors import Invalid, Missing
from dialogue.kernel.locales import Lang
from dialogue.store.sealing import Sealer
from dialogue.summaries.compose import compose
from dialogue.summaries.distil import distil
from dialogue.summaries.document import Document
from dialogue.summaries.facts import Facts
from dialogue.summaries.publication import facts_of, published
from dialogue.summaries.record import Record
from dialogue.summaries.writers import csv, json
from dialogue.web.office.summary_words import SummaryWords

STYLE: Final = ("tokens", "base", "layout", "parts/card", "parts/print", "parts/summary")
TYPES: Final = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
}


def make_document(db: Connection, sealer: Sealer, session: str, lang: Lang, form: str) -> bytes:
    """Return a file of a published summary; raises `Missing` for every other."""
    if not published(db, session):
        raise Missing
    return write_document(facts_of(db, sealer, session), lang, form)


def write_document(facts: Facts, lang: Lang, form: str) -> bytes:
    """Return the bytes; nothing here touches the database, so that it can be done beside the hub."""
    record = distil(facts, lang)
    if form == "json":
        return json.write(record)
    if form == "csv":
        return csv.write(record, SummaryWords(lang))
    if form == "html":
        return _page(record).encode()
    raise Invalid("form", "choice")


def worded(facts: Facts, lang: Lang) -> Document:
    """Return the summary as a tree of words, for the page."""
    return compose(distil(facts, lang), SummaryWords(lang))


def _page(record: Record) -> str:
    document = compose(record, SummaryWords(record.lang))
    return _environment().get_template("summary/file.html").render(document=document, style=_style())


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(shared("templates")), autoescape=True, undefined=StrictUndefined
    )


@cache
def _style() -> Markup:
    folder = shared("static") / "css"
    sheets = [(folder / f"{name}.css").read_text("utf-8") for name in STYLE]
    return Markup("\n".join(sheets))  # noqa: S704 - our own style sheets
