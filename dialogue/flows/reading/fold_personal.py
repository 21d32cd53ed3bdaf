"""The fold of one person's own stream: what waits or came back, notes, sanctions, releases, answers."""

from typing import Any

from dialogue.flows.reading.folds import Value, changed, on, without
from dialogue.streams.read import Numbered


@on("personal", "message_held")
def _held(value: Value, numbered: Numbered) -> Value:
    event: Any = numbered.event
    item = {"message": event.message, "revision": event.revision, "state": "held"}
    item |= {"rule": event.rule, "outcome": None, "reason": None, "note": None}
    return {**value, "own": [*without(value["own"], "message", event.message), item]}


@on("personal", "message_revised")
def _revised(value: Value, numbered: Numbered) -> Value:
    event: Any = numbered.event
    return {**value, "own": changed(value["own"], "message", event.message, revision=event.revision)}


@on("personal", "hold_closed")
def _closed(value: Value, numbered: Numbered) -> Value:
    event: Any = numbered.event
    own = value["own"]
    if event.outcome in {"returned", "hidden", "session_closed"}:
        state = "hidden" if event.outcome == "hidden" else "returned"
        new = {"state": state, "outcome": event.outcome, "reason": event.reason, "note": event.note}
        return {**value, "own": changed(own, "revision", event.revision, **new)}
    return {**value, "own": without(own, "revision", event.revision)}


@on("personal", "message_hidden")
def _hidden(value: Value, numbered: Numbered) -> Value:
    event: Any = numbered.event
    item = {"message": event.message, "revision": event.revision, "state": "hidden"}
    item |= {"rule": None, "outcome": None, "reason": event.reason, "note": None}
    return {**value, "own": [*without(value["own"], "message", event.message), item]}


@on("personal", "message_restored")
def _restored(value: Value, numbered: Numbered) -> Value:
    event: Any = numbered.event
    return {**value, "own": without(value["own"], "message", event.message)}


@on("personal", "message_withdrawn", "message_erased")
def _went(value: Value, numbered: Numbered) -> Value:
    event: Any = numbered.event
    return {
        **value,
        "own": without(value["own"], "message", event.message),
        "to_moderators": without(value["to_moderators"], "message", event.message),
        "releases": without(value["releases"], "message", event.message),
    }


@on("personal", "message_shown")
def _shown(value: Value, numbered: Numbered) -> Value:
    event: Any = numbered.event
    item = {"message": event.message, "revision": event.revision}
    return {**value, "to_moderators": [*value["to_moderators"], item]}


@on("personal", "note_received")
def _note(value: Value, numbered: Numbered) -> Value:
    event: Any = numbered.event
    return {**value, "notes": [*value["notes"], event.note]}


@on("personal", "muted", "removed")
def _sanctioned(value: Value, numbered: Numbered) -> Value:
    event: Any = numbered.event
    until = getattr(event, "until", None)
    return {**value, "sanction": {"kind": event.kind, "until": until, "reason": event.reason}}


@on("personal", "unmuted", "readmitted")
def _lifted(value: Value, _numbered: Numbered) -> Value:
    return {**value, "sanction": None}


@on("personal", "quote_given", "quote_taken_back")
def _quote(value: Value, numbered: Numbered) -> Value:
    event: Any = numbered.event
    item = {"message": event.message, "revision": event.revision, "lang": event.lang}
    kept = [known for known in value["releases"] if known != item]
    if event.kind == "quote_given":
        kept = sorted([*kept, item], key=lambda known: (known["revision"], known["lang"]))
    return {**value, "releases": kept}


@on("personal", "look_answered")
def _answered(value: Value, numbered: Numbered) -> Value:
    event: Any = numbered.event
    item = {"look": event.look, "outcome": event.outcome, "note": event.note}
    return {**value, "answers": [*value["answers"], item]}
