"""The seats of a room: numbers and states, never who holds them; a link is shown once."""

from typing import Final

from flask import Blueprint, Response, render_template, request

from dialogue.flows.office.add_seats import add_seats
from dialogue.flows.office.close_seat import close_seat
from dialogue.flows.office.issue_link import issue_link
from dialogue.flows.office.renew import renew
from dialogue.flows.office.revoke import revoke
from dialogue.kernel import limits
from dialogue.kernel.locales import LANGS
from dialogue.rooms.invitations import Issued
from dialogue.rooms.seats import find_seat, seats_of
from dialogue.web.forms import returns_to
from dialogue.web.guards import account
from dialogue.web.here import ports
from dialogue.web.office import form, sentences
from dialogue.web.office.heads import room_head
from dialogue.web.office.invitation import invitation, messages_for
from dialogue.web.office.onward import onward

seats = Blueprint("office_seats", __name__, url_prefix="/office/rooms/<room>/seats")
SEAT: Final = f"/<int(max={limits.SEATS_MAX}):number>"


@seats.get("")
def show(room: str) -> str:
    """Show the seats."""
    house = ports()
    with house.readers.begin() as db:
        head, known = room_head(db, room), seats_of(db, room)
    now = house.clock.now()
    rows = [(seat, "expired" if seat.expired(now) else seat.state) for seat in known]
    return render_template(
        "office/seats.html",
        head=head,
        rows=rows,
        printable=any(state in {"empty", "expired"} for _, state in rows),
        langs=LANGS,
        more=limits.SEATS_MAX - len(known),
        say=sentences,
        done=sentences.done_line(request.args.get("done")),
    )


@seats.post("")
@returns_to("office_seats.show")
def add(room: str) -> Response:
    """Add seats."""
    who, count = account(), form.whole("seats")
    ports().writer.run(lambda work: add_seats(work, who, room, count))
    return _back(room, "added")


@seats.post(f"{SEAT}/link")
@returns_to("office_seats.show")
def link(room: str, number: int) -> str:
    """Make a link and show it, this once."""
    who = account()
    issued = ports().writer.run(lambda work: issue_link(work, who, room, number))
    return _shown(room, number, issued)


@seats.get(f"{SEAT}/<any(revoke, renew, close):act>")
def ask(room: str, number: int, act: str) -> str:
    """Ask once more: none of these can be undone."""
    with ports().readers.begin() as db:
        head, seat = room_head(db, room), find_seat(db, room, number)
    return render_template("office/seat_act.html", head=head, seat=seat, act=act, say=sentences)


@seats.post(f"{SEAT}/revoke")
@returns_to("office_seats.show")
def take_back(room: str, number: int) -> Response:
    """Revoke the invitation that is out."""
    who = account()
    ports().writer.run(lambda work: revoke(work, who, room, number))
    return _back(room, "revoked")


@seats.post(f"{SEAT}/renew")
@returns_to("office_seats.show")
def give_anew(room: str, number: int) -> str:
    """Renew the seat and show its new link, this once."""
    who = account()
    issued = ports().writer.run(lambda work: renew(work, who, room, number))
    return _shown(room, number, issued)


@seats.post(f"{SEAT}/close")
@returns_to("office_seats.show")
def shut(room: str, number: int) -> Response:
    """Close the seat."""
    who = account()
    ports().writer.run(lambda work: close_seat(work, who, room, number))
    return _back(room, "closed")


def _shown(room: str, number: int, issued: Issued) -> str:
    with ports().readers.begin() as db:
        head = room_head(db, room)
    made = invitation(issued, head.programme.zone)
    return render_template(
        "office/link.html",
        head=head,
        number=number,
        made=made,
        messages=messages_for(made),
        say=sentences,
    )


def _back(room: str, done: str) -> Response:
    return onward("office_seats.show", done, room=room)
