"""What stands above every page of the office: which programme, which room, in the reader's language."""

from dataclasses import dataclass
from typing import cast

from flask import g
from sqlalchemy import Connection

from dialogue.kernel.errors import Missing
from dialogue.kernel.locales import Lang
from dialogue.programmes.outline import Outline, find_programme
from dialogue.programmes.texts import in_lang, read_texts
from dialogue.rooms.building import RoomOutline, find_room
from dialogue.rooms.meetings import Meeting, find_meeting
from dialogue.web.here import ports
from dialogue.web.language import langs_in_order, page_lang


@dataclass(frozen=True, slots=True)
class Said:
    """A text in the reader's language, or in the first language there is, with that language."""

    lang: Lang
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """A programme and its title; on pages of a room or of a meeting these too."""

    programme: Outline
    title: Said
    room: RoomOutline | None = None
    room_title: Said | None = None
    meeting: Meeting | None = None


def said(db: Connection, texts: list[str]) -> dict[str, Said]:
    """Return texts as this reader gets them."""
    found = read_texts(db, ports().kit.sealer, texts)
    return {text: Said(*in_lang(words, langs_in_order(page_lang()))) for text, words in found.items()}


def programme_head(db: Connection) -> Head:
    """Return the programme that the guard has let this organiser into."""
    found = find_programme(db, cast("str", g.programme))
    if found is None:
        raise Missing
    return Head(found, said(db, [found.title])[found.title])


def room_head(db: Connection, room: str) -> Head:
    """Return the room with its programme; the guard has looked whether it belongs to the organiser."""
    found = find_room(db, room)
    if found is None:
        raise Missing
    return of_room(db, found)


def session_head(db: Connection, session: str) -> Head:
    """Return the meeting with its room and programme."""
    meeting = find_meeting(db, session)
    if meeting is None:
        raise Missing
    head = room_head(db, meeting.room)
    return Head(head.programme, head.title, head.room, head.room_title, meeting)


def of_room(db: Connection, room: RoomOutline) -> Head:
    """Return a room's head."""
    programme = find_programme(db, room.programme)
    if programme is None:
        raise Missing
    titles = said(db, [programme.title, room.title])
    return Head(programme, titles[programme.title], room, titles[room.title])
