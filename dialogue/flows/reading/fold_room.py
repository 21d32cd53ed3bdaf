"""The fold of a room: its session, who is in it, the floor, and the last messages."""

from typing import Any

from dialogue.flows.reading.folds import WINDOW, Value, changed, on
from dialogue.streams.read import Numbered

GONE: Value = {"author": None, "revision": None, "renderings": []}


@on("room", "waiting_room_opened")
def _waiting(value: Value, numbered: Numbered) -> Value:
    members = [
        {**member, "gone": member["gone"] or member["role"] not in {"moderator", "interpreter"}}
        for member in value["members"]
    ]
    session = {"id": _ref(numbered, "session"), "state": "planned", "mode": "open", "slow_mode": 0}
    return {**value, "session": session, "stage": None, "floor": None, "hands": [], "members": members}


@on("room", "session_opened")
def _opened(value: Value, numbered: Numbered) -> Value:
    session = {
        "id": _ref(numbered, "session"),
        "state": "open",
        "mode": _ref(numbered, "mode"),
        "slow_mode": 0,
    }
    return {**value, "session": session}


@on("room", "session_paused", "session_resumed", "session_closed")
def _turned(value: Value, numbered: Numbered) -> Value:
    states = {"session_paused": "paused", "session_resumed": "open", "session_closed": "closed"}
    state = states[numbered.event.kind]
    ended: Value = {"floor": None, "hands": []} if state == "closed" else {}
    return {**value, "session": {**value["session"], "state": state}, **ended}


@on("room", "mode_set")
def _mode(value: Value, numbered: Numbered) -> Value:
    return {**value, "session": {**value["session"], "mode": _ref(numbered, "mode")}}


@on("room", "slow_mode_set")
def _slow(value: Value, numbered: Numbered) -> Value:
    return {**value, "session": {**value["session"], "slow_mode": _ref(numbered, "seconds")}}


@on("room", "stage_opened")
def _stage(value: Value, numbered: Numbered) -> Value:
    return {**value, "stage": _ref(numbered, "stage"), "floor": None, "hands": []}


@on("room", "question_set", "announcement_posted")
def _text(value: Value, numbered: Numbered) -> Value:
    place = "question" if numbered.event.kind == "question_set" else "announcement"
    return {**value, place: _ref(numbered, "text")}


@on("room", "member_admitted")
def _admitted(value: Value, numbered: Numbered) -> Value:
    member = _ref(numbered, "member")
    new = {"id": member, "role": _ref(numbered, "role"), "gone": False}
    if any(known["id"] == member for known in value["members"]):
        return {**value, "members": changed(value["members"], "id", member, **new)}
    return {**value, "members": [*value["members"], new]}


@on("room", "member_gone")
def _gone(value: Value, numbered: Numbered) -> Value:
    member = _ref(numbered, "member")
    members = changed(value["members"], "id", member, gone=True)
    floor = None if value["floor"] == member else value["floor"]
    return {**value, "members": members, "hands": _no_hand(value, member), "floor": floor}


@on("room", "hand_raised")
def _raised(value: Value, numbered: Numbered) -> Value:
    return {**value, "hands": [*value["hands"], _ref(numbered, "member")]}


@on("room", "hand_lowered")
def _lowered(value: Value, numbered: Numbered) -> Value:
    return {**value, "hands": _no_hand(value, _ref(numbered, "member"))}


@on("room", "floor_given")
def _given(value: Value, numbered: Numbered) -> Value:
    member = _ref(numbered, "member")
    return {**value, "floor": member, "hands": _no_hand(value, member)}


@on("room", "floor_cleared")
def _cleared(value: Value, _numbered: Numbered) -> Value:
    return {**value, "floor": None}


@on("room", "message_shown")
def _shown(value: Value, numbered: Numbered) -> Value:
    message = {
        "id": _ref(numbered, "message"),
        "seq": numbered.seq,
        "author": numbered.actor,
        "revision": _ref(numbered, "revision"),
        "reply_to": _ref(numbered, "reply_to"),
        "stage": _ref(numbered, "stage"),
        "state": "shown",
        "changed": False,
        "renderings": [],
    }
    messages = [*value["messages"], message]
    older = value["older"] or len(messages) > WINDOW
    return {**value, "messages": messages[-WINDOW:], "older": older}


@on("room", "message_revised")
def _revised(value: Value, numbered: Numbered) -> Value:
    new = {"revision": _ref(numbered, "revision"), "changed": True, "renderings": []}
    return _message(value, numbered, new)


@on("room", "message_withdrawn", "message_hidden", "message_erased")
def _went(value: Value, numbered: Numbered) -> Value:
    return _message(value, numbered, {**GONE, "state": numbered.event.kind.removeprefix("message_")})


@on("room", "message_restored")
def _restored(value: Value, numbered: Numbered) -> Value:
    new = {"author": _ref(numbered, "author"), "revision": _ref(numbered, "revision"), "state": "shown"}
    return _message(value, numbered, {**new, "renderings": []})


@on("room", "rendering_given")
def _rendered(value: Value, numbered: Numbered) -> Value:
    message, rendering = _ref(numbered, "message"), _ref(numbered, "rendering")
    replaced = _ref(numbered, "replaces")
    messages = [
        {**item, "renderings": sorted({*item["renderings"], rendering} - {replaced})}
        if item["id"] == message and item["revision"] == _ref(numbered, "revision")
        else item
        for item in value["messages"]
    ]
    return {**value, "messages": messages}


def _message(value: Value, numbered: Numbered, new: Value) -> Value:
    return {**value, "messages": changed(value["messages"], "id", _ref(numbered, "message"), **new)}


def _no_hand(value: Value, member: str) -> list[str]:
    return [hand for hand in value["hands"] if hand != member]


def _ref(numbered: Numbered, name: str) -> Any:  # noqa: ANN401 - references are ids, enums and numbers
    return getattr(numbered.event, name)
