"""The lists a programme keeps, empty at first: words that a moderator reads first, and small places."""

from collections.abc import Iterable, Mapping
from typing import Final, cast

from sqlalchemy import Connection, delete, insert, select, update

from dialogue.kernel import limits
from dialogue.kernel.errors import Invalid, TooLarge
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import LANGS, Lang
from dialogue.kernel.text import clean
from dialogue.programmes.models import Programme, SmallPlace, Term
from dialogue.store.work import Work

_BYTES: Final = 4 * limits.LISTED_POINTS


def terms_of(db: Connection, programme: str) -> dict[Lang, list[str]]:
    """Return a programme's words by language, in the order of the alphabet."""
    found: dict[Lang, list[str]] = {lang: [] for lang in LANGS}
    query = select(Term.lang, Term.word).where(Term.programme_id == programme).order_by(Term.lang, Term.word)
    for lang, word in db.execute(query):
        found[cast("Lang", lang)].append(word)
    return found


def places_of(db: Connection, programme: str) -> list[str]:
    """Return a programme's small places in the order of the alphabet."""
    query = select(SmallPlace.name).where(SmallPlace.programme_id == programme)
    return list(db.scalars(query.order_by(SmallPlace.name)))


def set_terms(work: Work, programme: str, terms: Mapping[Lang, Iterable[str]]) -> None:
    """Put the lists of words of all languages in place of those there were."""
    rows = [
        {"programme_id": programme, "lang": lang, "word": word}
        for lang in LANGS
        for word in _listed(f"terms-{lang}", terms.get(lang, ()))
    ]
    work.db.execute(delete(Term).where(Term.programme_id == programme))
    if rows:
        work.db.execute(insert(Term), rows)
    _renew(work, programme)


def set_places(work: Work, programme: str, places: Iterable[str]) -> None:
    """Put a list of small places in place of the one there was."""
    rows = [{"programme_id": programme, "name": name} for name in _listed("places", places)]
    work.db.execute(delete(SmallPlace).where(SmallPlace.programme_id == programme))
    if rows:
        work.db.execute(insert(SmallPlace), rows)
    _renew(work, programme)


def _renew(work: Work, programme: str) -> None:
    # not a number that is counted up: after a change that was undone, the next would bear the same
    work.db.execute(update(Programme).where(Programme.id == programme).values(lists=new_id("l")))


def _listed(field: str, given: Iterable[str]) -> list[str]:
    """Return the entries, each once; raises `Invalid(field, problem)`."""
    kept: dict[str, None] = {}
    for entry in given:
        if not entry.strip():
            continue
        try:
            kept[" ".join(clean(entry, limits.LISTED_POINTS, _BYTES).split())] = None
        except TooLarge:
            raise Invalid(field, "too_long", max=limits.LISTED_POINTS) from None
        except Invalid as refused:
            raise Invalid(field, str(refused.data["problem"])) from None
    if len(kept) > limits.LISTED_MAX:
        raise Invalid(field, "too_many", max=limits.LISTED_MAX)
    return list(kept)
