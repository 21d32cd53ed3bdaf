"""Any command of the room as a form, or as JSON for a page whose socket is blocked."""

from typing import Any

import msgspec
from flask import Blueprint, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from dialogue.flows.carry_out import Asked, carry_out
from dialogue.kernel.errors import Invalid
from dialogue.web.forms import keep_typed, returns_to
from dialogue.web.here import ports
from dialogue.web.room.arguments import arguments
from dialogue.web.room.pages import draw_page
from dialogue.web.room.standing import login_of_caller, standing_in

orders = Blueprint("orders", __name__, url_prefix="/room/<room>")


class Ordered(msgspec.Struct, forbid_unknown_fields=True):
    """A command as JSON."""

    key: str
    a: dict[str, Any] = {}
    confirmed: list[str] = []


@orders.post("/again")
def again(room: str) -> ResponseReturnValue:
    """Show what is new and leave the draft where it was."""
    keep_typed(request.form)
    return draw_page(room)


@orders.post("/<command>")
@returns_to("room.page")
def order(room: str, command: str) -> ResponseReturnValue:
    """Carry a command out: answer a program with the answer, a person with the page."""
    if request.is_json:
        return jsonify(_carry(room, as_json(command)))
    key = request.form.get("key", "")
    confirmed = frozenset(request.form.getlist("confirmed"))
    asked = Asked(command, key, arguments(command, request.form), confirmed)
    answer = _carry(room, asked)
    told = answer["became"] if command == "message.send" else None
    audience = request.form.get("audience") if told else None
    return redirect(url_for("room.page", room=room, became=told, to=audience, _anchor="newest"), code=303)


def as_json(command: str) -> Asked:
    """Return a command that came as JSON; raises `Invalid` for anything else."""
    try:
        ordered = msgspec.json.decode(request.get_data(), type=Ordered)
        body = msgspec.json.encode(ordered.a)
    except (msgspec.MsgspecError, OverflowError, UnicodeDecodeError, RecursionError) as fault:
        raise Invalid("frame", "shape") from fault
    return Asked(command, ordered.key, body, frozenset(ordered.confirmed))


def _carry(room: str, asked: Asked) -> dict[str, Any]:
    house = ports()
    with house.readers.connect() as db:
        member = standing_in(db, room).member
    answer = carry_out(house.writer, login_of_caller(), room, asked)
    told = house.take_break if asked.name == "break.take" else house.come_back
    told(room, member)
    return answer
