"""Asks for a text in another language, and gives it."""

from typing import ClassVar

from dialogue.flows.acting import record_act
from dialogue.flows.command import Call, Command, Outcome
from dialogue.flows.quoting import end_quotes
from dialogue.flows.telling import known_in_room
from dialogue.interpretation.asks import ask, close_asks, open_asks, was_asked
from dialogue.interpretation.events import RenderingGiven
from dialogue.interpretation.renderings import (
    Rendered,
    Wording,
    readable_by,
    renderings_of,
    words_of,
    write_rendering,
)
from dialogue.kernel import limits
from dialogue.kernel.errors import Conflict, Forbidden, Invalid, Missing
from dialogue.kernel.locales import Lang
from dialogue.kernel.text import clean
from dialogue.messages.finding import Found, find_message
from dialogue.messages.writing import lang_of
from dialogue.moderation.holding import newest_hold
from dialogue.rooms.standing import Standing
from dialogue.store.work import Work
from dialogue.streams.append import append
from dialogue.streams.kinds import Id


class AskRendering(Command, frozen=True, forbid_unknown_fields=True):
    """A wording is wanted in a language."""

    name: ClassVar[str] = "rendering.ask"
    message: Id
    revision: Id
    lang: Lang


class GiveRendering(Command, frozen=True, forbid_unknown_fields=True):
    """A wording reads like this in a language."""

    name: ClassVar[str] = "rendering.give"
    message: Id
    revision: Id
    lang: Lang
    text: str


def ask_rendering(work: Work, call: Call, command: AskRendering) -> Outcome:
    """Ask the booth for it; what was asked or given already stays."""
    standing = call.standing
    found = _readable_now(work, standing, command)
    there = {known.lang for known in renderings_of(work.db, command.revision)}
    there |= {wish.lang for wish in open_asks(work.db, found.id) if wish.revision == command.revision}
    if command.lang in there:
        return Outcome()
    wording = Wording(standing.room, found.id, command.revision)
    record_act(work, standing, "rendering.ask", found.id)
    return Outcome(event=ask(work, standing.booth_stream, wording, command.lang, standing.member))


def give_rendering(work: Work, call: Call, command: GiveRendering) -> Outcome:
    """Put it beside the wording in place of an earlier one; the same words once more change nothing.

    Raises `Forbidden` when the one who gives it does not read the wording or write that language.
    """
    standing = call.standing
    found = _readable_now(work, standing, command)
    text = clean(command.text, limits.MESSAGE_POINTS, limits.MESSAGE_BYTES)
    langs = {standing.reads, *standing.writes}
    if command.lang not in langs or not readable_by(work.db, command.revision, langs):
        raise Forbidden(why="unread")
    before = _before(work, command)
    if before is not None and words_of(work, standing.room, before.id) == text:
        return Outcome(data={"rendering": before.id})
    if before is not None:
        end_quotes(work, found, before.id)
    wording = Wording(standing.room, found.id, command.revision)
    shown = found.state == "shown" and found.revision == command.revision
    if not shown and not was_asked(work.db, command.revision):
        # what a moderator puts into words comes to the booth with it, where the other moderator reads it
        ask(work, standing.booth_stream, wording, command.lang, standing.member)
    rendering = write_rendering(work, wording, standing.member, command.lang, text)
    close_asks(work.db, found.id, lang=command.lang)
    replaced = before.id if before else None
    event = RenderingGiven(found.id, command.revision, rendering, command.lang, "human", replaced)
    given = append(work, standing.booth_stream, event, standing.member)
    if shown:
        by = known_in_room(work.db, standing.member)
        given = append(work, standing.room_stream, event, by)
    return Outcome(data={"rendering": rendering}, event=given)


def _before(work: Work, command: GiveRendering) -> Rendered | None:
    standing = renderings_of(work.db, command.revision)
    return next((known for known in standing if known.lang == command.lang), None)


def _readable_now(work: Work, standing: Standing, command: AskRendering | GiveRendering) -> Found:
    """The message whose wording this is, if it is shown or waits; an interpreter knows what was asked."""
    found = find_message(work.db, standing.room, command.message)
    held = newest_hold(work.db, found.id)
    shown = found.in_room and found.state == "shown" and found.revision == command.revision
    waits = held is not None and held.waits and held.revision == command.revision
    if standing.role == "interpreter" and not shown and not (waits and was_asked(work.db, command.revision)):
        raise Missing if not found.in_room else Conflict(why="revision")
    if not shown and not waits:
        raise Conflict(why="revision")
    if lang_of(work.db, command.revision) == command.lang:
        raise Invalid("lang", "same")
    return found
