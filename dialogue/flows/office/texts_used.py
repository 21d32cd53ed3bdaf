"""Which authored texts a programme uses now, and which languages each of them still lacks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from sqlalchemy import Connection, select

from dialogue.kernel.locales import Lang
from dialogue.programmes.communities import communities_of
from dialogue.programmes.models import TextIn
from dialogue.programmes.outline import find_programme
from dialogue.programmes.rules import own_rules
from dialogue.rooms.building import rooms_of
from dialogue.rooms.meetings import agenda_of, meetings_of

TextKind = Literal["programme", "community", "rule", "room", "stage"]


@dataclass(frozen=True, slots=True)
class TextUse:
    """A text and what it names; `number` tells rooms, meetings and rules apart."""

    text: str
    owner: str
    kind: TextKind
    number: int = 0
    stage: int = 0


def texts_used(db: Connection, programme: str) -> list[TextUse]:
    """Return the texts of a programme in the order in which one would look for them."""
    outline = find_programme(db, programme)
    if outline is None:
        return []
    return [
        TextUse(outline.title, programme, "programme"),
        *(TextUse(each.label, programme, "community") for each in communities_of(db, programme)),
        *(
            TextUse(text, programme, "rule", number)
            for number, text in enumerate(own_rules(db, programme), start=1)
        ),
        *_of_rooms(db, programme),
    ]


def langs_there(db: Connection, texts: list[str]) -> dict[str, set[Lang]]:
    """Return the languages in which each text stands; nothing is opened for it."""
    found: dict[str, set[Lang]] = {text: set() for text in texts}
    query = select(TextIn.text_id, TextIn.lang).where(TextIn.text_id.in_(texts))
    for text, lang in db.execute(query):
        found[text].add(cast("Lang", lang))
    return found


def missing(db: Connection, programme: str) -> dict[Lang, int]:
    """Return how many texts each of the programme's languages still lacks; only those that lack any."""
    outline = find_programme(db, programme)
    if outline is None:
        return {}
    there = langs_there(db, [use.text for use in texts_used(db, programme)])
    lacking = {lang: sum(lang not in langs for langs in there.values()) for lang in outline.langs}
    return {lang: count for lang, count in lacking.items() if count}


def _of_rooms(db: Connection, programme: str) -> Iterator[TextUse]:
    for room in rooms_of(db, programme):
        yield TextUse(room.title, room.id, "room", room.number)
        for meeting in meetings_of(db, room.id):
            for stage in agenda_of(db, meeting.id):
                yield TextUse(stage.title, room.id, "stage", meeting.number, stage.number)
