"""Adds a room to a programme, with its seats; its meetings are planned afterwards."""

from collections.abc import Mapping

from dialogue.flows.office.authority import in_programme, note_act
from dialogue.kernel import limits
from dialogue.kernel.errors import Invalid
from dialogue.kernel.locales import Lang
from dialogue.programmes.authored import authored
from dialogue.rooms.building import create_room as build
from dialogue.rooms.building import rooms_of
from dialogue.rooms.seats import create_seats
from dialogue.store.work import Work


def create_room(work: Work, account: str, programme: str, title: Mapping[Lang, str], seats: int) -> str:
    """Return the id of the new room."""
    outline = in_programme(work.db, account, "room.create", programme)
    named = authored("title", title, limits.TITLE_POINTS)
    if len(rooms_of(work.db, programme)) >= limits.ROOMS_MAX:
        raise Invalid("rooms", "too_many", max=limits.ROOMS_MAX)
    if not 1 <= seats <= limits.SEATS_MAX:
        raise Invalid("seats", "out_of_bounds", min=1, max=limits.SEATS_MAX)
    room = build(work, programme, named)
    create_seats(work, room, seats)
    note_act(work, outline, account, "room.create", room)
    return room
