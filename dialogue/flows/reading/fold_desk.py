"""The fold of the desk: who waits, what is held, what was asked, sanctions, talk and acts."""

from typing import Any, Final

from dialogue.flows.reading.folds import WINDOW, Value, changed, on, without
from dialogue.streams.read import Numbered

# Acts whose effect is an event of the desk itself are not written twice; these kinds are read as acts.
ACTS: Final[dict[str, str]] = {
    "look_closed": "look.close",
    "member_muted": "member.mute",
    "member_unmuted": "member.unmute",
    "member_removed": "member.remove",
    "member_readmitted": "member.readmit",
    "note_sent": "note.send",
}
HOLD_ACTS: Final[dict[str, str]] = {"shown": "hold.show", "returned": "hold.return", "hidden": "hold.hide"}
ACT_KINDS: Final = ("act_recorded", "hold_closed", *ACTS)


def act_of(numbered: Numbered) -> Value | None:
    """Return the act that an event of the desk stands for, or None."""
    event: Any = numbered.event
    reason = getattr(event, "reason", None)
    if numbered.actor is None:
        return None
    if event.kind == "act_recorded":
        act, target = event.act, event.target
    elif event.kind == "hold_closed":
        if event.outcome not in HOLD_ACTS:
            return None
        act, target = HOLD_ACTS[event.outcome], event.message
    elif event.kind in ACTS:
        act = ACTS[event.kind]
        target = event.look if event.kind == "look_closed" else event.member
    else:
        return None
    return {"seq": numbered.seq, "actor": numbered.actor, "act": act, "target": target, "reason": reason}


def _acted(value: Value, numbered: Numbered) -> Value:
    act = act_of(numbered)
    return value if act is None else {**value, "acts": [*value["acts"], act][-WINDOW:]}


@on("desk", "act_recorded", "note_sent")
def _recorded(value: Value, numbered: Numbered) -> Value:
    event: Any = numbered.event
    if event.kind == "act_recorded" and event.act == "member.admit":
        value = {**value, "waiting": [known for known in value["waiting"] if known != event.target]}
    return _acted(value, numbered)


@on("desk", "member_waiting")
def _waiting(value: Value, numbered: Numbered) -> Value:
    member = _ref(numbered, "member")
    return {**value, "waiting": [*[known for known in value["waiting"] if known != member], member]}


@on("desk", "member_gone")
def _gone(value: Value, numbered: Numbered) -> Value:
    member = _ref(numbered, "member")
    waiting = [known for known in value["waiting"] if known != member]
    return {**value, "waiting": waiting, "sanctions": without(value["sanctions"], "member", member)}


@on("desk", "message_held")
def _held(value: Value, numbered: Numbered) -> Value:
    item = {
        "message": _ref(numbered, "message"),
        "revision": _ref(numbered, "revision"),
        "author": numbered.actor,
        "rule": _ref(numbered, "rule"),
        "lang": _ref(numbered, "lang"),
        "claim": None,
    }
    return {**value, "held": [*without(value["held"], "message", item["message"]), item]}


@on("desk", "message_revised")
def _revised(value: Value, numbered: Numbered) -> Value:
    new = {"revision": _ref(numbered, "revision"), "lang": _ref(numbered, "lang"), "claim": None}
    return {**value, "held": changed(value["held"], "message", _ref(numbered, "message"), **new)}


@on("desk", "hold_claimed")
def _claimed(value: Value, numbered: Numbered) -> Value:
    claim = {"by": numbered.actor, "until": _ref(numbered, "until")}
    return {**value, "held": changed(value["held"], "message", _ref(numbered, "message"), claim=claim)}


@on("desk", "hold_closed")
def _closed(value: Value, numbered: Numbered) -> Value:
    kept = {**value, "held": without(value["held"], "revision", _ref(numbered, "revision"))}
    return _acted(kept, numbered)


@on("desk", "message_shown")
def _shown(value: Value, numbered: Numbered) -> Value:
    message = {
        "id": _ref(numbered, "message"),
        "author": numbered.actor,
        "revision": _ref(numbered, "revision"),
        "audience": _ref(numbered, "audience"),
    }
    return {**value, "messages": [*value["messages"], message][-WINDOW:]}


@on("desk", "message_withdrawn", "message_erased")
def _went(value: Value, numbered: Numbered) -> Value:
    message = _ref(numbered, "message")
    gone = {"author": None, "revision": None}
    held = without(value["held"], "message", message)
    return {**value, "held": held, "messages": changed(value["messages"], "id", message, **gone)}


@on("desk", "look_asked")
def _asked(value: Value, numbered: Numbered) -> Value:
    look = {"look": _ref(numbered, "look"), "message": _ref(numbered, "message"), "asker": numbered.actor}
    return {**value, "looks": [*value["looks"], look]}


@on("desk", "look_closed")
def _looked(value: Value, numbered: Numbered) -> Value:
    return _acted({**value, "looks": without(value["looks"], "look", _ref(numbered, "look"))}, numbered)


@on("desk", "member_muted")
def _muted(value: Value, numbered: Numbered) -> Value:
    until, reason = _ref(numbered, "until"), _ref(numbered, "reason")
    return _acted(_sanction(value, numbered, {"kind": "muted", "until": until, "reason": reason}), numbered)


@on("desk", "member_removed")
def _removed(value: Value, numbered: Numbered) -> Value:
    sanction = {"kind": "removed", "until": None, "reason": _ref(numbered, "reason")}
    member = _ref(numbered, "member")
    kept = {**value, "waiting": [known for known in value["waiting"] if known != member]}
    return _acted(_sanction(kept, numbered, sanction), numbered)


@on("desk", "member_unmuted", "member_readmitted")
def _lifted(value: Value, numbered: Numbered) -> Value:
    sanctions = without(value["sanctions"], "member", _ref(numbered, "member"))
    return _acted({**value, "sanctions": sanctions}, numbered)


def _sanction(value: Value, numbered: Numbered, sanction: Value) -> Value:
    member = _ref(numbered, "member")
    items = [*without(value["sanctions"], "member", member), {"member": member, **sanction}]
    return {**value, "sanctions": sorted(items, key=lambda item: item["member"])}


def _ref(numbered: Numbered, name: str) -> Any:  # noqa: ANN401 - references are ids, enums and numbers
    return getattr(numbered.event, name)
