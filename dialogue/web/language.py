"""The language of a page: the saved choice, else what the browser asks for, else the programme's."""

from flask import g, request
from sqlalchemy import Connection, select

from dialogue.kernel.locales import LANGS, Lang, as_lang, own_first, turned
from dialogue.programmes.models import Programme
from dialogue.web.cookies import read_lang
from dialogue.web.here import ports


def guess_lang(db: Connection) -> Lang:
    """Return the language for a visitor without a login."""
    return read_lang(request) or asked_lang() or _programmes_lang(db) or "en"


def page_lang() -> Lang:
    """Return the language of the page being made."""
    caller = g.get("visitor")
    return caller.lang if caller is not None else "en"


def langs_in_order(own: Lang, places: int | None = None) -> list[Lang]:
    """Return the languages, the reader's own first, the others in the order that was drawn."""
    return own_first(turned(LANGS, _places() if places is None else places), own)


def asked_lang() -> Lang | None:
    """Return the first language of ours that the browser asks for."""
    for tag, _quality in request.accept_languages:
        lang = as_lang(tag)
        if lang is not None:
            return lang
    return None


def _programmes_lang(db: Connection) -> Lang | None:
    found = {as_lang(lang) for lang in db.scalars(select(Programme.lang))}
    return found.pop() if len(found) == 1 else None


def _places() -> int:
    """Where no programme is known, the instance's secret is the lot: one for everyone, chosen by nobody."""
    caller = g.get("visitor")
    if caller is not None and caller.places is not None:
        return int(caller.places)
    return ports().settings.session_secret[0]
