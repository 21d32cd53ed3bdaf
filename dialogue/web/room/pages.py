"""The page of a room, whole without a script: the talk, the composer, who reads here, the rules."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from dialogue.flows.judging import AT_WILL
from dialogue.flows.reading.reader import history
from dialogue.kernel import limits
from dialogue.kernel.errors import DialogueError
from dialogue.kernel.locales import Lang
from dialogue.people.csrf import csrf_for
from dialogue.permits import COMMANDS
from dialogue.rooms.standing import Standing
from dialogue.web.catalogue import _
from dialogue.web.formats import clock, zone_name
from dialogue.web.here import ports
from dialogue.web.room import sentences, view
from dialogue.web.room.facts import RoomFacts, room_facts
from dialogue.web.room.feed import beginning
from dialogue.web.room.kept import draft_of
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
        "boot": boot(standing, start, facts),
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
        "stages": stages_of(words, room_value, lang),
        "signal": start["signal"],
        "key": str(uuid4()),
        "breaks": standing.role in {"participant", "expert", "observer"},
        "takes_break": allowed("break.take", standing, ports().clock.now()),
        "away": me in start["signal"]["away"],
        "became": request.args.get("became"),
        "sent_to": request.args.get("to"),
        "may_edit": _may_edit(standing, room_value, values["personal"], start["edits"]),
        **_composing(standing, room_value, values["personal"]["sanction"], facts, shown, words),
        **sentences.FOR_TEMPLATES,
    }


def _may_edit(
    standing: Standing, value: dict[str, Any], personal: dict[str, Any], left: dict[str, int]
) -> set[str]:
    """Return the messages that the reader may give other words now, in the room or where they wait."""
    now = ports().clock.now()
    if _only_staff_writes(standing, value) or not allowed("message.revise", standing, now):
        return set()
    in_room = {message["id"] for message in value["messages"]}
    in_time = set(left) if allowed("message.send", standing, now) else set()
    own = {item["message"]: item["state"] for item in personal["own"]}
    unseen = {message for message, state in own.items() if state == "held" or message not in in_room}
    return in_time | unseen


def _only_staff_writes(standing: Standing, value: dict[str, Any]) -> bool:
    session = value["session"]
    return session is not None and session["mode"] == "read_only" and standing.role != "moderator"


def _composing(
    standing: Standing,
    value: dict[str, Any],
    sanction: dict[str, Any] | None,
    facts: RoomFacts,
    shown: dict[str, Any],
    words: view.Words,
) -> dict[str, Any]:
    """What the reader may do now; the same permits are asked again when they do it."""
    now, me, lang = ports().clock.now(), standing.member, visitor().lang
    muted = sanction is not None and standing.muted(now)
    reply = request.values.get("reply_to") or request.args.get("reply")
    lines = view.lines(shown["messages"], shown["words"], lang, me)
    mode = (value["session"] or {}).get("mode")
    writes_here = allowed("message.send", standing, now) and not _only_staff_writes(standing, value)
    return {
        "writes_here": writes_here,
        "asks_first": writes_here and mode == "open" and standing.role != "moderator",
        "at_will": AT_WILL,
        "writes_to_moderators": allowed("message.send:moderators", standing, now),
        "asks_to_speak": allowed("hand.raise", standing, now)
        and standing.floor != me
        and standing.turn == "queue",
        "replying": next((line for line in lines if line.id == reply and line.said), None),
        "shut_line": sentences.shut_line(value, muted=muted, role=standing.role),
        "erased_line": sentences.erased_line(facts.erased_on),
        "start_line": _start_line(facts),
        "fresh_key": lambda: str(uuid4()),
        "draft_of": draft_of,
        "quotable": sentences.langs_of,
    }


def allowed(command: str, standing: Standing, now: datetime) -> bool:
    """Whether a command would be allowed; only to show or leave out its button."""
    try:
        COMMANDS[command].check(standing, now)
    except DialogueError:
        return False
    return True


def _start_line(facts: RoomFacts) -> str:
    if not facts.starts:
        return ""
    starts = datetime.fromisoformat(facts.starts)
    return _("Start: {time}", time=f"{clock(starts, facts.zone)} ({zone_name(starts, facts.zone)})")


def stages_of(words: dict[str, Any], value: dict[str, Any], lang: Lang) -> list[dict[str, Any]]:
    """Return the stages of the session, each with its title in the reader's language."""
    if value["session"] is None:
        return []
    found = words.get("sessions", {}).get(value["session"]["id"], {"stages": []})["stages"]
    return [{**stage, "said": view.authored(words, stage["title"], lang)} for stage in found]


def boot(standing: Standing, start: dict[str, Any], facts: RoomFacts) -> dict[str, Any]:
    """Return what the page's script begins with."""
    house, caller = ports(), visitor()
    streams = [
        {"id": value["stream"], "kind": value["kind"], "head": value["at"], "from": value["from"]}
        for value in start["snapshots"]
    ]
    return {
        **start,
        "room": standing.room,
        "build": house.build,
        "csrf": csrf_for(house.settings.session_secret, caller.cookie()),
        "words_url": url_for("public.words", build=house.build, lang=caller.lang),
        "streams": streams,
        "idle_s": limits.IDLE_HIDDEN,
        "desk": standing.role == "moderator",
        "writes": facts.writes,
        "reads": sorted({standing.reads, *standing.writes}),
        "langs": facts.langs,
        "rules": facts.rules,
        "erased_on": facts.erased_on,
    }
