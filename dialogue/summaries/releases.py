"""What authors of a meeting released for quoting: these exact words, language by language."""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct
from sqlalchemy import Connection, select

from dialogue.interpretation.models import Rendering
from dialogue.kernel.locales import Lang
from dialogue.messages.models import Message, Release, Revision
from dialogue.store.sealing import Sealer
from dialogue.summaries.facts import QuoteFacts, Released

MADE_BY_PEOPLE: Final = frozenset({"human", "checked"})


class Quoted(Struct, frozen=True, forbid_unknown_fields=True):
    """A message's releases, tied to it so that they can be erased with it."""

    message: str
    words: dict[Lang, Released]


def released_words(db: Connection, sealer: Sealer, room: str, session: str) -> tuple[Quoted, ...]:
    """Return what stands in the room and is released now, in no order that means anything."""
    found: dict[str, dict[Lang, Released]] = {}
    query = (
        select(Release.message_id, Release.revision_id, Release.lang, Release.rendering)
        .join(Message, Message.id == Release.message_id)
        .where(
            Message.session_id == session,
            Message.audience == "room",
            Message.state == "shown",
            Message.revision == Release.revision_id,
        )
        .order_by(Release.message_id, Release.lang)
    )
    for row in db.execute(query).all():
        if row.rendering is None:
            words = _original(db, sealer, room, row.revision_id, row.lang)
        else:
            words = _rendered(db, sealer, room, row.rendering, row.lang)
        if words is not None:
            found.setdefault(row.message_id, {})[row.lang] = words
    return tuple(Quoted(message, words) for message, words in found.items())


def still_there(db: Connection, quotes: Iterable[Quoted]) -> tuple[Quoted, ...]:
    """Return those whose message has not been erased since."""
    known = {quote.message: quote for quote in quotes}
    query = select(Message.id).where(Message.id.in_(sorted(known)), Message.state != "erased")
    there = set(db.scalars(query))
    return tuple(quote for message, quote in known.items() if message in there)


def as_facts(quotes: Iterable[Quoted]) -> tuple[QuoteFacts, ...]:
    """Return them without what ties them to a message."""
    return tuple(QuoteFacts(quote.words) for quote in quotes)


def _original(db: Connection, sealer: Sealer, room: str, revision: str, lang: Lang) -> Released | None:
    row = db.execute(select(Revision.words, Revision.lang).where(Revision.id == revision)).one()
    if row.words is None or row.lang != lang:
        return None
    return Released(sealer.open(room, ("revision", revision, lang), row.words), "original")


def _rendered(db: Connection, sealer: Sealer, room: str, rendering: str, lang: Lang) -> Released | None:
    row = db.execute(select(Rendering.words, Rendering.how).where(Rendering.id == rendering)).one_or_none()
    if row is None or row.words is None or row.how not in MADE_BY_PEOPLE:
        return None
    return Released(sealer.open(room, ("rendering", rendering, lang), row.words), "human")
