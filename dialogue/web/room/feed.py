"""What a page without a socket reads: snapshots, events after its cursors, older messages. JSON only."""

from typing import Any

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from dialogue.flows.reading.reader import all_snapshots, catch_up, history
from dialogue.kernel import limits
from dialogue.kernel.clock import epoch
from dialogue.kernel.errors import Invalid
from dialogue.messages.edit_window import left_to_edit
from dialogue.rooms.breaks import away_for
from dialogue.rooms.standing import Standing
from dialogue.web.here import ports
from dialogue.web.room.standing import standing_in
from dialogue.web.visitor import visitor

feed = Blueprint("feed", __name__, url_prefix="/room/<room>")


@feed.get("/snapshot")
def snapshot(room: str) -> ResponseReturnValue:
    """Everything a page begins with."""
    return jsonify(beginning(room))


def beginning(room: str) -> dict[str, Any]:
    """Return the snapshots of every stream the caller may read, with their words."""
    house = ports()
    with house.readers.begin() as db:
        standing = standing_in(db, room)
        values, words = all_snapshots(db, house.kit.sealer, standing)
        edits = left_to_edit(db, standing.member, house.clock.now())
    return {
        "me": standing.member,
        "role": standing.role,
        "lang": visitor().lang,
        "writes": list(standing.writes),
        "snapshots": values,
        "words": words,
        "edits": edits,
        "signal": signal_for(standing),
        "now": epoch(house.clock.now()),
    }


@feed.get("/events")
def events(room: str) -> ResponseReturnValue:
    """What came after the cursors, one query argument per stream."""
    house = ports()
    cursors = {stream: _number(cursor) for stream, cursor in request.args.items()}
    with house.readers.begin() as db:
        standing = standing_in(db, room)
        found = catch_up(db, house.kit.sealer, standing, cursors)
        edits = left_to_edit(db, standing.member, house.clock.now())
    house.glimpse(standing.room, standing.member, standing.role)
    return jsonify({**found, "edits": edits, "signal": signal_for(standing), "next_s": limits.POLL_VISIBLE})


@feed.get("/history")
def older(room: str) -> ResponseReturnValue:
    """A page of messages before a place."""
    house = ports()
    before = _number(request.args.get("before", ""))
    limit = _number(request.args.get("limit", str(limits.HISTORY_PAGE)))
    with house.readers.begin() as db:
        return jsonify(history(db, house.kit.sealer, standing_in(db, room), before, limit))


def signal_for(standing: Standing) -> dict[str, Any]:
    """Return who is here, as this reader may know it; nothing for who is not in the room."""
    if not standing.admitted:
        return {"present": {}, "away": [], "left_s": None}
    told = ports().signal(standing.room)
    return {**told, "away": away_for(told["away"], standing.member, standing.role)}


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 12:  # noqa: PLR2004 - longer is no position
        raise Invalid("cursor", "number")
    return int(text)
