"""Asks `permits.PAGES` before every view: an endpoint that is not in it cannot be opened.

What may not be known looks like what is not there; who merely has to sign in is sent there.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from flask import Response, current_app, g, redirect, request
from sqlalchemy import Connection, select

from dialogue.flows.entering.steps import STEPS, Step, next_step
from dialogue.kernel.errors import Forbidden, Missing, SignedOut
from dialogue.kernel.locales import Lang
from dialogue.people.logins import Who
from dialogue.permits import PAGES, Page
from dialogue.programmes.appointments import parts_of
from dialogue.rooms.languages import order_at_meeting, order_in_programme, order_in_room
from dialogue.rooms.models import Room, RoomSession
from dialogue.rooms.standing import STAFF_ROLES, Standing, staff_standing, standing_of
from dialogue.web.forms import wants_json
from dialogue.web.here import ports
from dialogue.web.signed_in import signed_in
from dialogue.web.visitor import visitor

Args = Mapping[str, Any]
SEE_OTHER: Final = 303
STEP_OF: Final[dict[str, Step]] = {
    "door.rules": "rules",
    "door.accept_rules": "rules",
    "door.name": "name",
    "door.choose_name": "name",
    "door.words": "words",
    "door.take_words": "words",
}


def guard() -> Response | None:
    """Let the request through, send the visitor on, or raise the refusal."""
    if request.endpoint is None:
        return None
    if "\0" in request.path or b"%00" in request.query_string:
        raise Missing  # no id has it, and not every database can even be asked for it
    return admit(request.endpoint, request.view_args or {})


def admit(endpoint: str, args: Args) -> Response | None:
    """The same for any endpoint: None when the visitor may open it."""
    page = PAGES.get(endpoint)
    if page is None:
        if current_app.testing:
            raise LookupError(endpoint)
        raise Missing
    with ports().readers.connect() as db:
        led = CHECKS[page](db, endpoint, args)
        if visitor().order is None:
            visitor().order = _order(db, args)
    return led


def standing() -> Standing:
    """Return where the visitor stands in the room of this page."""
    return cast("Standing", g.standing)


def member() -> str:
    """Return whose page this is: the visitor's own member id."""
    return _member()


def account() -> str:
    """Return the signed-in account."""
    return _staff()


def programme() -> str:
    """Return the programme of this page."""
    return cast("str", g.programme)


def _anyone(db: Connection, endpoint: str, args: Args) -> Response | None:
    return None


def _entering(db: Connection, endpoint: str, args: Args) -> Response | None:
    """Earlier steps stay open until all are done; later ones are not open yet."""
    step = next_step(db, _member())
    if step is None:
        return _to("/wait")
    asked = STEP_OF.get(endpoint)
    return _to_step(step) if asked is not None and STEPS.index(asked) > STEPS.index(step) else None


def _of_member(db: Connection, endpoint: str, args: Args) -> Response | None:
    found = standing_of(db, _member())
    if found is None or found.member_state == "erased":
        raise SignedOut
    g.standing = found
    step = next_step(db, found.member)
    owes = found.member_state == "entering" or endpoint.startswith("waiting.")
    return _to_step(step) if step is not None and owes else None


def _reader(db: Connection, endpoint: str, args: Args) -> Response | None:
    found = _standing_in(db, args["room"])
    g.standing = found
    if found.admitted and found.room_state != "erased":
        owes = found.role not in STAFF_ROLES and found.account is None and not wants_json()
        step = next_step(db, found.member) if owes else None
        return _to_step(step) if step is not None else None
    if found.account is not None:
        raise Missing
    if wants_json():
        raise Forbidden(why="state", state=found.member_state)
    return _to("/wait" if found.member_state in {"entering", "waiting", "away"} else "/mine")


def _moderator(db: Connection, endpoint: str, args: Args) -> Response | None:
    found = staff_standing(db, _staff(), args["room"])
    if found is None or found.role != "moderator" or not found.admitted or found.room_state == "erased":
        raise Missing
    g.standing = found
    return None


def _password(db: Connection, endpoint: str, args: Args) -> Response | None:
    who = visitor().who
    if who is None or who.account is None:
        raise SignedOut(to="staff")
    return _to("/staff") if who.staff else None


def _of_staff(db: Connection, endpoint: str, args: Args) -> Response | None:
    _staff()
    return None


def _organiser(db: Connection, endpoint: str, args: Args) -> Response | None:
    found = _programme_of(db, args)
    if found is None or "organiser" not in parts_of(db, _staff(), found):
        raise Missing
    g.programme = found
    return None


def _command(db: Connection, endpoint: str, args: Args) -> Response | None:
    who = _who()
    if who.member is None:
        _staff()
    return None


def _demo(db: Connection, endpoint: str, args: Args) -> Response | None:
    settings = ports().settings
    if settings.production or not settings.loopback:
        raise Missing
    return None


CHECKS: Final[dict[Page, Callable[[Connection, str, Args], Response | None]]] = {
    Page.ANYONE: _anyone,
    Page.ENTERING: _entering,
    Page.MEMBER: _of_member,
    Page.READER: _reader,
    Page.MODERATOR: _moderator,
    Page.PASSWORD: _password,
    Page.STAFF: _of_staff,
    Page.ORGANISER: _organiser,
    Page.COMMAND: _command,
    Page.DEMO: _demo,
}


def _who() -> Who:
    who = signed_in()
    if who is None:
        raise SignedOut
    return who


def _member() -> str:
    found = _who().member
    if found is None:
        raise SignedOut
    return found


def _staff() -> str:
    who = signed_in()
    if who is None or who.account is None or not who.staff:
        raise SignedOut(to="staff")
    return who.account


def _standing_in(db: Connection, room: str) -> Standing:
    who = _who()
    found = staff_standing(db, _staff(), room) if who.member is None else standing_of(db, who.member)
    if found is None or found.room != room:
        raise Missing
    return found


def _order(db: Connection, args: Args) -> list[Lang] | None:
    """The order of languages for staff, whose page tells which room, meeting or programme they look at."""
    if "standing" in g:
        return order_in_room(db, standing().room)
    if "programme" not in g:
        return None
    if "session" in args:
        return order_at_meeting(db, args["session"])
    return order_in_room(db, args["room"]) if "room" in args else order_in_programme(db, programme())


def _programme_of(db: Connection, args: Args) -> str | None:
    if "programme" in args:
        return str(args["programme"])
    if "session" in args:
        query = select(Room.programme_id).join(RoomSession, RoomSession.room_id == Room.id)
        return cast("str | None", db.scalar(query.where(RoomSession.id == args["session"])))
    return cast("str | None", db.scalar(select(Room.programme_id).where(Room.id == args.get("room"))))


def _to_step(step: Step) -> Response:
    return _to(f"/enter/{step}")


def _to(path: str) -> Response:
    return cast("Response", redirect(path, SEE_OTHER))
