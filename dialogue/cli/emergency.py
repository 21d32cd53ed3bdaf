"""Errands for the hour in which somebody is in danger: find the room, freeze, erase, close an account."""

from functools import partial
from typing import Any

from sqlalchemy import Connection, select

from dialogue.app import Instance
from dialogue.flows.emergency.close_account import close_account, open_account
from dialogue.flows.emergency.erase_person import erase_person
from dialogue.flows.emergency.erase_room_now import erase_room_now
from dialogue.flows.emergency.find_person import at_seat, named
from dialogue.flows.emergency.freeze_person import freeze_person
from dialogue.flows.erasing import make_sure
from dialogue.kernel.errors import Busy
from dialogue.kernel.locales import LANGS
from dialogue.programmes.models import Programme
from dialogue.programmes.texts import in_lang, read_texts
from dialogue.rooms.building import RoomOutline, rooms_of
from dialogue.rooms.seats import seats_of
from dialogue.summaries.shelf import Shelf


def list_rooms(instance: Instance, _wish: dict[str, str]) -> dict[str, Any]:
    """Return the rooms that are there, each with its title, its programme's, and how many hold a seat."""
    with instance.readers.connect() as db:
        rows = db.execute(select(Programme.id, Programme.title).order_by(Programme.made, Programme.id))
        titles = {row.id: row.title for row in rows}
        rooms = [room for programme in titles for room in rooms_of(db, programme)]
        texts = read_texts(db, instance.kit.sealer, [*titles.values(), *(room.title for room in rooms)])

        def told(text: str) -> str:
            return in_lang(texts[text], ("en", *LANGS))[1]

        found = [
            {
                "room": room.id,
                "title": told(room.title),
                "programme": told(titles[room.programme]),
                **_seats(db, room),
            }
            for room in rooms
        ]
    return {"rooms": found}


def freeze(instance: Instance, wish: dict[str, str]) -> dict[str, Any]:
    """Let nobody in any more as somebody of a room."""
    member = _whom(instance, wish)
    instance.writer.run(partial(freeze_person, room=wish["room"], member=member))
    return {}


def erase(instance: Instance, wish: dict[str, str]) -> dict[str, Any]:
    """Erase everything of somebody, or of a room when nobody is named; return when no file holds it."""
    try:
        if "seat" in wish or "name" in wish:
            member = _whom(instance, wish)
            instance.writer.run(partial(erase_person, room=wish["room"], member=member))
            make_sure(instance.writer)
        else:
            erase_room_now(instance.writer, Shelf(instance.settings.files), wish["room"])
    except Busy as fault:
        raise Busy(why="reading") from fault
    return {}


def close_staff(instance: Instance, wish: dict[str, str]) -> dict[str, Any]:
    """Close an account."""
    instance.writer.run(partial(close_account, name=wish["name"]))
    return {}


def open_staff(instance: Instance, wish: dict[str, str]) -> dict[str, Any]:
    """Open an account again."""
    instance.writer.run(partial(open_account, name=wish["name"]))
    return {}


def _whom(instance: Instance, wish: dict[str, str]) -> str:
    with instance.readers.connect() as db:
        if "seat" in wish:
            return at_seat(db, wish["room"], int(wish["seat"]))
        return named(db, instance.kit.sealer, wish["room"], wish["name"])


def _seats(db: Connection, room: RoomOutline) -> dict[str, int]:
    seats = seats_of(db, room.id)
    return {"seats": len(seats), "taken": sum(seat.state == "taken" for seat in seats)}
