"""The desk's page and its commands as forms."""

from typing import Any
from uuid import uuid4

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from dialogue.flows.carry_out import Asked, carry_out
from dialogue.kernel import limits
from dialogue.kernel.clock import epoch
from dialogue.web.desk import sentences, view
from dialogue.web.forms import returns_to
from dialogue.web.here import ports
from dialogue.web.room import sentences as room_sentences
from dialogue.web.room import view as room_view
from dialogue.web.room.arguments import arguments
from dialogue.web.room.commands import as_json
from dialogue.web.room.facts import room_facts
from dialogue.web.room.feed import beginning
from dialogue.web.room.kept import draft_of
from dialogue.web.room.pages import boot, stages_of
from dialogue.web.room.standing import login_of_caller, standing_in
from dialogue.web.visitor import visitor

desk = Blueprint("desk", __name__, url_prefix="/desk/<room>")
REASONS = ("hurtful", "names_someone", "off_stage", "rules", "other")


@desk.get("")
def page(room: str) -> ResponseReturnValue:
    """What waits, the talk, and what was done."""
    house = ports()
    with house.readers.begin() as db:
        standing = standing_in(db, room)
        facts = room_facts(db, house.kit.sealer, standing, visitor().lang)
    house.glimpse(standing.room, standing.member, standing.role)
    start = beginning(room)
    return render_template("desk/page.html", standing=standing, facts=facts, **_drawn(start, standing, facts))


@desk.post("/<command>")
@returns_to("desk.page")
def order(room: str, command: str) -> ResponseReturnValue:
    """Carry a command out and show the desk again."""
    house, login = ports(), login_of_caller()
    if request.is_json:
        return jsonify(carry_out(house.writer, login, room, as_json(command)))
    asked = Asked(command, request.form.get("key", ""), arguments(command, request.form))
    carry_out(house.writer, login, room, asked)
    return redirect(url_for("desk.page", room=room), code=303)


def _drawn(start: dict[str, Any], standing: Any, facts: Any) -> dict[str, Any]:  # noqa: ANN401 - passed on whole
    values = {value["kind"]: value for value in start["snapshots"]}
    words, me, lang = start["words"], standing.member, visitor().lang
    room_value, desk_value = values["room"], values["desk"]
    now = epoch(ports().clock.now())
    reads = {standing.reads, *standing.writes}
    lines = room_view.lines(room_value["messages"], words, lang, me)
    members = [member["id"] for member in room_value["members"] if not member["gone"]]
    guests = [
        room_view.person(words, member["id"], me)
        for member in room_value["members"]
        if member["role"] not in {"moderator", "interpreter"} and not member["gone"]
    ]
    return {
        "boot": boot(standing, start, facts),
        "room_value": room_value,
        "signal": start["signal"],
        "stages": stages_of(words, room_value, lang),
        "waiting": [room_view.person(words, member, me) for member in desk_value["waiting"]],
        "held": view.held(desk_value, words, lang, me, reads, now),
        "looks": view.looks(desk_value, words, lang, me, room_value["messages"]),
        "acts_done": view.acts(desk_value, words, me),
        "sanctions": [
            {**sanction, "person": room_view.person(words, sanction["member"], me)}
            for sanction in desk_value["sanctions"]
            if sanction["kind"] == "removed" or sanction["until"] is None or sanction["until"] > now
        ],
        "aside": _aside(desk_value, words, lang, me),
        "asked": _asked(values["booth"], words, lang),
        "hands": [room_view.person(words, hand, me) for hand in room_value["hands"]],
        "floor": room_view.person(words, room_value["floor"], me),
        "guests": guests,
        "people": [room_view.person(words, member, me) for member in members],
        "lines": lines,
        "next_session": _next_session(room_value),
        "fresh_key": lambda: str(uuid4()),
        "draft_of": draft_of,
        "say": sentences,
        "reasons": REASONS,
        "modes": ("open", "read_first", "read_only"),
        "slow_modes": limits.SLOW_MODES,
        "mutes": (*limits.MUTE_MINUTES, None),
        "outcomes": ("stays", "hidden", "talked", "other"),
        **room_sentences.FOR_TEMPLATES,
    }


def _next_session(value: dict[str, Any]) -> str | None:
    session = value["session"]
    return session["id"] if session and session["state"] == "planned" else None


def _aside(value: dict[str, Any], words: room_view.Words, lang: str, me: str) -> list[dict[str, Any]]:
    """What was written to the moderators or among them."""
    return [
        {
            **message,
            "person": room_view.person(words, message["author"], me),
            "said": room_view.said(words, message["revision"], [], lang),  # type: ignore[arg-type]
        }
        for message in value["messages"]
    ]


def _asked(value: dict[str, Any], words: room_view.Words, lang: str) -> list[dict[str, Any]]:
    return [
        {**item, "said": room_view.said(words, item["revision"], [], lang)}  # type: ignore[arg-type]
        for item in value["asked"]
    ]
