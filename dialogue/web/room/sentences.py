"""The sentences of the room's page; the browser's parts say the same in the same words."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from babel import dates

from dialogue.kernel.locales import Lang
from dialogue.web.catalogue import _, ngettext
from dialogue.web.formats import listing
from dialogue.web.language import page_lang
from dialogue.web.room.view import Line, Own, Person

Value = dict[str, Any]


def language_name(lang: str) -> str:
    """Return what a language is called."""
    names = {"az": _("Azerbaijani"), "hy": _("Armenian"), "en": _("English"), "ru": _("Russian")}
    return names.get(lang, lang)


def role_name(role: str) -> str:
    """Return what a role is called."""
    names = {
        "participant": _("participant"),
        "moderator": _("moderator"),
        "interpreter": _("interpreter"),
        "observer": _("observer"),
        "expert": _("expert"),
    }
    return names.get(role, "")


def mark_name(mark: str) -> str:
    """Return what a shape is called for those who do not see it."""
    names = {
        "diamond": _("diamond"),
        "square": _("square"),
        "circle": _("circle"),
        "triangle": _("triangle"),
    }
    return names.get(mark, "")


def who_reads(present: dict[str, int]) -> str:
    """Return how many read here, by role."""
    counted = [
        ngettext("{n} participant", "{n} participants", present.get("participant", 0)),
        ngettext("{n} expert", "{n} experts", present.get("expert", 0)),
        ngettext("{n} moderator", "{n} moderators", present.get("moderator", 0)),
        ngettext("{n} interpreter", "{n} interpreters", present.get("interpreter", 0)),
        ngettext("{n} observer", "{n} observers", present.get("observer", 0)),
    ]
    roles = ("participant", "expert", "moderator", "interpreter", "observer")
    said = [line for role, line in zip(roles, counted, strict=True) if present.get(role)]
    if not present.get("observer"):
        said.append(_("no observers"))
    return ", ".join(said)


def stage_line(value: Value, stages: Sequence[Value], signal: Value) -> str:
    """Return the stage and the time left, or how the meeting stands."""
    session = value["session"]
    if session is None or session["state"] == "planned":
        return _("The meeting has not begun yet.")
    if session["state"] == "closed":
        return _("The meeting has ended")
    found = next((stage for stage in stages if stage["number"] == value["stage"]), None)
    parts = [_("The room is paused")] if session["state"] == "paused" else []
    if found is not None:
        heading = _("Stage {n} of {m}", n=found["number"], m=len(stages))
        parts.append(f"{heading} · {found['said'].text}" if found["said"] else heading)
        parts.append(_time_left(signal.get("left_s")))
    return " · ".join(part for part in parts if part)


def _time_left(seconds: int | None) -> str:
    if seconds is None:
        return ""
    if seconds == 0:
        return _("The time of this stage is over")
    if seconds < 60:  # noqa: PLR2004 - a minute
        return _("Less than a minute is left")
    minutes = -(-seconds // 60)
    return ngettext("{n} min left", "{n} min left", minutes)


def became_line(became: str, to: str | None) -> str:
    """Return what became of a message that was just sent."""
    if to == "moderators":
        return _(
            "The moderators have received it. Other participants do not see that it came from you. "
            "The answer will come here."
        )
    if became == "held":
        return held_line(None)
    return _("Your message is in the room.")


def own_line(own: Own, *, may_change: bool) -> str:
    """Return what a message of one's own waits for and by which rule, or why it came back."""
    lines = {
        "held": held_line(own.rule) if may_change else _held_as_it_is(own.rule),
        "returned": _returned_line(own),
        "hidden": _("A moderator took this message out of the room."),
    }
    return lines[own.state]


def _returned_line(own: Own) -> str:
    if own.outcome == "session_closed":
        return _(
            "The meeting ended before a moderator could read this. The other participants have not seen it."
        )
    if own.note is None:
        return _("A moderator has sent your text back to you. The other participants have not seen it.")
    return _(
        "Your text has come back to you with a note from the moderator. "
        "The other participants have not seen it."
    )


def held_line(rule: str | None) -> str:
    """Return why a message waits for a moderator, for its author."""
    if rule == "word":
        return _(
            "There is a word here that may hurt someone, so a moderator will read it first. "
            "You decide whether to change it or keep it."
        )
    if rule == "asked_by_author":
        return _(
            "You asked a moderator to read this first. For now only you and the moderators see it. "
            "You can change it or take it back."
        )
    return _(
        "A moderator reads this first. For now only you and the moderators see it. "
        "You can change it or take it back."
    )


def _held_as_it_is(rule: str | None) -> str:
    """Return the same for an author who cannot change it now: said is what can be pressed."""
    if rule == "word":
        return _(
            "There is a word here that may hurt someone, so a moderator will read it first. "
            "You can take it back."
        )
    if rule == "asked_by_author":
        return _(
            "You asked a moderator to read this first. For now only you and the moderators see it. "
            "You can take it back."
        )
    return _(
        "A moderator reads this first. For now only you and the moderators see it. You can take it back."
    )


def reason_line(reason: str) -> str:
    """Return a moderator's reason."""
    reasons = {
        "hurtful": _("It may hurt someone"),
        "names_someone": _("Someone could be recognised by it"),
        "off_stage": _("It does not belong to this stage"),
        "rules": _("It goes against our rules"),
        "other": _("Another reason"),
    }
    return reasons.get(reason, "")


def with_reason(sentence: str, reason: str | None) -> str:
    """Return a sentence about what moderators did, and their reason after it if they gave one."""
    if not reason:
        return sentence
    # Translators: two whole sentences; "what" has its full stop, "why" has none yet
    return _("{what} {why}.", what=sentence, why=reason_line(reason))


def sanction_line(sanction: Value) -> str:
    """Return that somebody may only read, and why."""
    only_read = _("You can only read for now. You can still write to the moderators.")
    return with_reason(only_read, sanction["reason"])


def quiet(state: str) -> str:
    """Return the line that stands where a message was."""
    lines = {
        "withdrawn": _("A message was taken back by its author"),
        "hidden": _("A message was taken out of the room by the moderators"),
        "erased": _("A message was erased"),
        "shown": _("A message was erased"),
    }
    return lines[state]


def how_made(how: str) -> str:
    """Return how a text in another language was made."""
    ways = {
        "human": _("Translated by an interpreter"),
        "checked": _("Checked by an interpreter"),
        "machine": _("Machine translation, not checked"),
    }
    return ways[how]


def in_language(lang: str) -> str:
    """Return which language an original stands in."""
    return _("Original: {language}", language=language_name(lang))


def shown_name(person: Person | None) -> str:
    """Return what somebody is called on this page."""
    if person is not None and person.me:
        return _("You")
    if person is None or person.name is None:
        return _("Somebody who is no longer here")
    return person.name


def speaking(person: Person) -> str:
    """Return who has the floor."""
    return _("Speaking: {name}", name=shown_name(person))


def next_line(hands: Sequence[Person]) -> str:
    """Return who asked to speak."""
    return _("Next: {names}", names=listing(shown_name(one) for one in hands))


def answer_to(line: Line) -> str:
    """Return the beginning of the message that is being answered."""
    return _("Answer to: {text}", text=(line.said.text if line.said else "")[:80])


def agree_to_quote(lang: str) -> str:
    """Return the consent to be quoted in one language."""
    return _("These words may be quoted without my name: {language}", language=language_name(lang))


def write_it_in(lang: str) -> str:
    """Return the heading of a rendering that is still to be written."""
    return _("Write it in: {language}", language=language_name(lang))


def ask_in(lang: str) -> str:
    """Return the label that asks an interpreter for a language."""
    return _("Ask an interpreter: {language}", language=language_name(lang))


def give_floor(person: Person) -> str:
    """Return the label that gives somebody the floor."""
    return _("Give the floor: {name}", name=shown_name(person))


def erased_line(day: str) -> str:
    """Return when everything is erased."""
    when = dates.format_date(date.fromisoformat(day), "long", locale=page_lang())
    return _("Will be erased on {date}. You can see it and erase it at any time.", date=when)


def shut_line(value: Value, *, muted: bool, role: str) -> str:
    """Return why nobody like the reader can write to the room now."""
    session = value["session"]
    if muted:
        return _("You can only read for now. You can still write to the moderators.")
    if role in {"observer", "interpreter"}:
        return _("You read here. You can write to the moderators.")
    if session is None or session["state"] == "planned":
        return _("The meeting has not begun yet.")
    if session["state"] == "closed":
        return _("The meeting has ended")
    if session["state"] == "paused":
        return _("The room is paused")
    return _("Only the moderators can write now")


FOR_TEMPLATES: Final = {
    "language_name": language_name,
    "role_name": role_name,
    "mark_name": mark_name,
    "who_reads": who_reads,
    "stage_line": stage_line,
    "became_line": became_line,
    "own_line": own_line,
    "reason_line": reason_line,
    "sanction_line": sanction_line,
    "with_reason": with_reason,
    "quiet": quiet,
    "how_made": how_made,
    "in_language": in_language,
    "speaking": speaking,
    "next_line": next_line,
    "answer_to": answer_to,
    "agree_to_quote": agree_to_quote,
    "write_it_in": write_it_in,
    "ask_in": ask_in,
    "give_floor": give_floor,
}


def langs_of(line: Line) -> list[Lang]:
    """Return the languages a message stands in on this page: the ones its author may be quoted in."""
    said = line.said
    if said is None:
        return []
    first = said.original or said
    return [first.lang] if said.original is None else [first.lang, said.lang]  # type: ignore[list-item]
