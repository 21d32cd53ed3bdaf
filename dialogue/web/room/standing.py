"""Where the caller of a page stands in its room, asked of the database for each request."""

from sqlalchemy import Connection

from dialogue.kernel.errors import SignedOut
from dialogue.rooms.standing import Standing, find_standing
from dialogue.web.here import ports
from dialogue.web.visitor import visitor


def login_of_caller() -> bytes:
    """Return the caller's login; raises `SignedOut` if there is none."""
    who = visitor().who
    if who is None:
        raise SignedOut
    return who.token


def standing_in(db: Connection, room: str) -> Standing:
    """Return where the caller stands; raises `Missing` for a room they have no part in."""
    return find_standing(db, login_of_caller(), room, ports().clock.now())
