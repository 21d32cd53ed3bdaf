"""The language of a page: the saved choice, else what the browser asks for, else the programme's."""

from itertools import permutations
from typing import Final

from flask import g, request
from sqlalchemy import Connection, select

from dialogue.kernel.locales import LANGS, Lang, as_lang, own_first
from dialogue.programmes.models import Programme
from dialogue.web.cookies import read_lang
from dialogue.web.here import ports

LOT_BYTES: Final = 8
ORDERS: Final = tuple(permutations(LANGS))


def guess_lang(db: Connection) -> Lang:
    """Return the language for a visitor without a login."""
    return read_lang(request) or asked_lang() or _programmes_lang(db) or "en"


def page_lang() -> Lang:
    """Return the language of the page being made."""
    caller = g.get("visitor")
    return caller.lang if caller is not None else "en"


def langs_in_order(own: Lang) -> list[Lang]:
    """Return the languages, the reader's own first, the others in the order that was drawn."""
    caller = g.get("visitor")
    known: list[Lang] | None = caller.order if caller is not None else None
    return own_first(known or _drawn(), own)


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


def _drawn() -> tuple[Lang, ...]:
    """Where no programme is known, the instance's secret is the lot: one for everyone, chosen by nobody."""
    lot = int.from_bytes(ports().settings.session_secret[:LOT_BYTES])
    return ORDERS[lot % len(ORDERS)]
