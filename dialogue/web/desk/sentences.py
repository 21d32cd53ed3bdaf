"""The desk's own sentences: rules, acts, choices."""

from dialogue.web.catalogue import _, ngettext
from dialogue.web.desk.view import Act
from dialogue.web.room.sentences import language_name, reason_line, shown_name


def rule_line(rule: str) -> str:
    """Return why a text waits, for a moderator."""
    rules = {
        "word": _("a word from the list"),
        "contact": _("a phone number, an address or a link"),
        "small_place": _("a small place"),
        "read_first": _("a moderator reads everything first"),
        "asked_by_author": _("the author asks you to read it first"),
    }
    return rules.get(rule, "")


def act_line(act: Act) -> str:
    """Return what was done, by whom, to whom and why, in one line."""
    parts = [shown_name(act.by), act_name(act.act)]
    if act.whom is not None:
        parts.append(shown_name(act.whom))
    if act.reason:
        parts.append(reason_line(act.reason))
    return " · ".join(part for part in parts if part)


def act_name(act: str) -> str:
    """Return what an act of a moderator is called."""
    acts = {
        "session.open": _("opened the meeting"),
        "session.pause": _("began a pause"),
        "session.resume": _("ended the pause"),
        "session.close": _("ended the meeting"),
        "mode.set": _("changed how messages are shown"),
        "slow_mode.set": _("changed the pause between messages"),
        "stage.next": _("opened the next stage"),
        "question.set": _("set a question"),
        "announcement.post": _("made an announcement"),
        "member.admit": _("let in"),
        "floor.give": _("gave the floor"),
        "floor.clear": _("ended a turn"),
        "message.hide": _("took a message out of the room"),
        "message.restore": _("showed a message again"),
        "hold.show": _("showed a held text"),
        "hold.return": _("sent a text back to its author"),
        "hold.hide": _("did not show a held text"),
        "rendering.ask": _("asked for a translation"),
        "look.close": _("answered a request to look"),
        "member.mute": _("set to read only"),
        "member.unmute": _("let write again"),
        "member.remove": _("ended somebody's part in the meeting"),
        "member.readmit": _("let back in"),
        "note.send": _("wrote privately"),
    }
    return acts.get(act, act)


def mode_name(mode: str) -> str:
    """Return what a mode is called."""
    modes = {
        "open": _("Messages are shown at once"),
        "read_first": _("A moderator reads every message first"),
        "read_only": _("Only the moderators write"),
    }
    return modes[mode]


def slow_name(seconds: int) -> str:
    """Return what a pause between messages is called."""
    if seconds == 0:
        return _("No pause between messages")
    return ngettext("{n} second between messages", "{n} seconds between messages", seconds)


def mute_name(minutes: int | None) -> str:
    """Return how long somebody only reads."""
    if minutes is None:
        return _("Read only: to the end of the meeting")
    return ngettext("Read only: {n} min", "Read only: {n} min", minutes)


def outcome_name(outcome: str) -> str:
    """Return how a request to look can end."""
    outcomes = {
        "stays": _("The message stays"),
        "hidden": _("The message was taken out"),
        "talked": _("Talked with the author"),
        "other": _("Another answer"),
    }
    return outcomes[outcome]


def waiting_line(count: int) -> str:
    """Return how many wait."""
    return ngettext("{n} person is waiting", "{n} people are waiting", count)


def cannot_read(lang: str) -> str:
    """Return why a held text cannot be shown by this moderator."""
    return _(
        "This text is in a language you do not read: {language}. Ask an interpreter, or send it back.",
        language=language_name(lang),
    )


def text_in(lang: str) -> str:
    """Return the label of one language's field."""
    return _("In this language: {language}", language=language_name(lang))
