"""The page of a room, whole without a script: the talk, the composer, who reads here, the rules."""

from typing import Any
from uuid import uuid4

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from dialogue.flows.reading.reader import history
from dialogue.kernel import limits
from dialogue.kernel.locales import Lang
from dialogue.people.csrf import csrf_for
from dialogue.rooms.standing import Standing
from dialogue.web.here import ports
from dialogue.web.room import view
from dialogue.web.room.facts import RoomFacts, room_facts
from dialogue.web.room.feed import beginning
from dialogue.web.room.standing import standing_in
from dialogue.web.visitor import visitor

room = Blueprint("room", __name__, url_prefix="/room/<room>")


@room.get("")
def page(room: str) -> ResponseReturnValue:
    """The page at the newest messages, or at those before a place."""
    return draw_page(room)


def draw_page(room: str) -> ResponseReturnValue:
    """Return the page; who is not let in yet is led to the waiting room."""
    house, lang = ports(), visitor().lang
    with house.readers.begin() as db:
        standing = standing_in(db, room)
        facts = room_facts(db, house.kit.sealer, standing, lang)
        before = request.args.get("before", "")
        old = _older(db, standing, before) if before.isdigit() else None
    house.glimpse(standing.room, standing.member, standing.role)
    start = beginning(room)
    return render_template("room/page.html", **_drawn(standing, start, facts, lang, old))


def _older(db: Connection, standing: Standing, before: str) -> dict[str, Any]:
    return history(db, ports().kit.sealer, standing, int(before[:12]), limits.HISTORY_PAGE)


def _drawn(
    standing: Standing, start: dict[str, Any], facts: RoomFacts, lang: Lang, old: dict[str, Any] | None
) -> dict[str, Any]:
    values = {value["kind"]: value for value in start["snapshots"]}
    words, room_value, me = start["words"], values["room"], standing.member
    shown = old or {"messages": room_value["messages"], "older": room_value["older"], "words": words}
    people = [view.person(words, member["id"], me) for member in room_value["members"] if not member["gone"]]
    return {
        "boot": _boot(standing, start, facts),
        "facts": facts,
        "standing": standing,
        "room_value": room_value,
        "lines": view.lines(shown["messages"], shown["words"], lang, me),
        "older": shown["older"],
        "reading_older": old is not None,
        "own": view.own(values["personal"], words, lang),
        "sanction": values["personal"]["sanction"],
        "people": people,
        "floor": view.person(words, room_value["floor"], me),
        "hands": [view.person(words, hand, me) for hand in room_value["hands"]],
        "question": view.authored(words, room_value["question"], lang),
        "announcement": view.authored(words, room_value["announcement"], lang),
        "stages": _stages(words, room_value, lang),
        "signal": start["signal"],
        "key": str(uuid4()),
        "became": request.args.get("became"),
        "sent_to": request.args.get("to"),
    }


def _stages(words: dict[str, Any], value: dict[str, Any], lang: Lang) -> list[dict[str, Any]]:
    if value["session"] is None:
        return []
    found = words.get("sessions", {}).get(value["session"]["id"], {"stages": []})["stages"]
    return [{**stage, "said": view.authored(words, stage["title"], lang)} for stage in found]


def _boot(standing: Standing, start: dict[str, Any], facts: RoomFacts) -> dict[str, Any]:
    house, caller = ports(), visitor()
    streams = [
        {"id": value["stream"], "kind": value["kind"], "head": value["at"], "from": value["from"]}
        for value in start["snapshots"]
    ]
    return {
        **start,
        "lang": caller.lang,
        "room": standing.room,
        "build": house.build,
        "csrf": csrf_for(house.settings.session_secret, caller.cookie()),
        "words_url": url_for("words.catalogue", build=house.build, lang=caller.lang),
        "streams": streams,
        "desk": standing.role == "moderator",
        "writes": facts.writes,
        "langs": facts.langs,
        "rules": facts.rules,
        "erased_on": facts.erased_on,
    }
