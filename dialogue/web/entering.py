"""What the pages of entering show: the agreement, and the choice of a name and a society."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from dialogue.flows.entering.choose_name import taken_names
from dialogue.flows.entering.steps import rules_in_force
from dialogue.kernel.locales import Lang, turned
from dialogue.programmes import defaults
from dialogue.programmes.communities import Society, communities_of
from dialogue.programmes.models import Programme
from dialogue.programmes.rules import rules_of
from dialogue.programmes.texts import in_lang, read_texts
from dialogue.rooms.models import Member, Room, RoomSession
from dialogue.rooms.self_said import SelfSaid, open_self
from dialogue.rooms.suggestions import suggestions
from dialogue.web.here import ports
from dialogue.web.language import langs_in_order

OFFERED = 3  # one in the field, two beside it


@dataclass(frozen=True, slots=True)
class Agreement:
    """What is agreed to: texts with the language each is in, and their version."""

    safety: str
    rules: list[tuple[Lang, str]]
    version: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One society to choose, as the reader's language calls it."""

    id: str
    lang: Lang
    label: str
    shape: str


@dataclass(frozen=True, slots=True)
class Naming:
    """What the form begins with: earlier answers if there are any, else a suggestion."""

    name: str
    offered: list[str]
    answers: list[Answer]
    not_said: str
    community: str
    shown: bool


def agreement(member: str, lang: Lang) -> Agreement:
    """Return the agreement of the programme that a member is entering."""
    house = ports()
    with house.readers.connect() as db:
        programme, version = _programme(db, member)
        rules = [in_lang(rule, langs_in_order(lang)) for rule in rules_of(db, house.kit.sealer, programme)]
    return Agreement(defaults.entry().safety.into(lang), rules, rules_in_force(version))


def naming(member: str, lang: Lang) -> Naming:
    """Return what to choose from; without an earlier answer the first suggestion stands in the field."""
    house = ports()
    with house.readers.connect() as db:
        programme, _version = _programme(db, member)
        row = db.execute(select(Member.room_id, Member.self_).where(Member.id == member)).one()
        said = open_self(house.kit.sealer, row.room_id, member, row[1]) or SelfSaid(shown=True)
        taken = taken_names(db, house.kit.sealer, row.room_id, member)
        answers = _answers(db, programme, row.room_id, lang)
    free = list(suggestions(lang, taken, house.kit.draw, OFFERED))
    return Naming(
        name=said.name or (free.pop(0) if free else ""),
        offered=free[: OFFERED - 1],
        answers=answers,
        not_said=defaults.communities().not_said.into(lang),
        community=said.community or "",
        shown=said.shown,
    )


def _programme(db: Connection, member: str) -> tuple[str, int]:
    query = (
        select(Programme.id, Programme.rules_version)
        .join(Room, Room.programme_id == Programme.id)
        .join(Member, Member.room_id == Room.id)
    )
    row = db.execute(query.where(Member.id == member)).one()
    return row.id, row.rules_version


def _answers(db: Connection, programme: str, room: str, lang: Lang) -> list[Answer]:
    """The named societies, turned by one place each meeting; both, neither or other last."""
    meeting = db.scalar(
        select(RoomSession.number).join(Room, Room.session_id == RoomSession.id).where(Room.id == room)
    )
    societies = communities_of(db, programme)
    named = turned([each for each in societies if not each.other], meeting or 0)
    ordered = [*named, *(each for each in societies if each.other)]
    labels = read_texts(db, ports().kit.sealer, [each.label for each in ordered])
    return [_answer(each, *in_lang(labels[each.label], langs_in_order(lang))) for each in ordered]


def _answer(society: Society, lang: Lang, label: str) -> Answer:
    return Answer(society.id, lang, label, society.shape)
