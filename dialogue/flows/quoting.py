"""Consent to be quoted: given for exact words in one language, taken back, or ended with the words.

From the publication of the session's summary on a consent stays as it was.
"""

from typing import ClassVar

from sqlalchemy import Connection

from dialogue.flows.command import Call, Command, Outcome
from dialogue.interpretation.renderings import renderings_of
from dialogue.kernel.errors import Conflict
from dialogue.kernel.locales import Lang
from dialogue.messages.events import QuoteGiven, QuoteTakenBack
from dialogue.messages.finding import Found, find_own
from dialogue.messages.releases import Released, forget_release, releases_of, write_release
from dialogue.messages.writing import lang_of
from dialogue.store.work import Work
from dialogue.streams.append import append
from dialogue.streams.kinds import Id
from dialogue.summaries.publication import published


class GiveQuote(Command, frozen=True, forbid_unknown_fields=True):
    """I may be quoted in these words: as I wrote them, or as they stand in another language."""

    name: ClassVar[str] = "quote.give"
    message: Id
    revision: Id
    lang: Lang


class TakeQuoteBack(Command, frozen=True, forbid_unknown_fields=True):
    """I may no longer be quoted in these words."""

    name: ClassVar[str] = "quote.take_back"
    message: Id
    revision: Id
    lang: Lang


def give_quote(work: Work, call: Call, command: GiveQuote) -> Outcome:
    """Note the consent; once more changes nothing."""
    found = _open_to_change(work, call, command)
    if found.state != "shown" or found.revision != command.revision:
        raise Conflict(why="revision")
    wanted = Released(found.id, command.revision, command.lang, _rendering(work.db, command))
    if wanted in releases_of(work.db, found.id):
        return Outcome()
    write_release(work.db, wanted, work.now)
    event = QuoteGiven(found.id, command.revision, command.lang)
    return Outcome(event=append(work, found.personal_stream, event, found.author))


def take_quote_back(work: Work, call: Call, command: TakeQuoteBack) -> Outcome:
    """Remove the consent; once more changes nothing."""
    found = _open_to_change(work, call, command)
    for released in releases_of(work.db, found.id):
        if (released.revision, released.lang) == (command.revision, command.lang):
            work.kit.keys.note_erasure("unquoted", found.id, work.now)  # a restored backup has it again
            forget_release(work.db, released)
            event = QuoteTakenBack(found.id, released.revision, released.lang)
            return Outcome(event=append(work, found.personal_stream, event, found.author))
    return Outcome()


def end_quotes(work: Work, found: Found, rendering: str | None = None) -> None:
    """End every consent to a message's words (or to one rendering of them), for the words are others now."""
    if published(work.db, found.session):
        return
    for released in releases_of(work.db, found.id):
        if rendering in {None, released.rendering}:
            forget_release(work.db, released)
            event = QuoteTakenBack(found.id, released.revision, released.lang)
            append(work, found.personal_stream, event)


def _open_to_change(work: Work, call: Call, command: GiveQuote | TakeQuoteBack) -> Found:
    found = find_own(work.db, call.standing.member, command.message)
    if found.audience != "room":
        raise Conflict(why="audience")
    if published(work.db, found.session):
        raise Conflict(why="published")
    return found


def _rendering(db: Connection, command: GiveQuote) -> str | None:
    if lang_of(db, command.revision) == command.lang:
        return None
    for rendered in renderings_of(db, command.revision):
        if rendered.lang == command.lang:
            return rendered.id
    raise Conflict(why="rendering")
