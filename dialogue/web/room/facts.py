"""What a room's page tells beside the streams: its title, the rules, the languages, when all is erased."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from dialogue.kernel.locales import Lang, own_first
from dialogue.programmes.defaults import entry
from dialogue.programmes.models import Programme, Rule
from dialogue.programmes.texts import in_lang, read_texts
from dialogue.rooms.erasure_day import erased_on
from dialogue.rooms.languages import order_of
from dialogue.rooms.models import Room, RoomSession
from dialogue.rooms.standing import Standing
from dialogue.store.sealing import Sealer


@dataclass(frozen=True, slots=True)
class RoomFacts:
    """Texts in the reader's language where they exist; languages in the order of the day, own first."""

    title: str
    title_lang: Lang
    rules: list[dict[str, str]]
    langs: list[Lang]
    writes: list[Lang]
    erased_on: str
    starts: str
    zone: str


def room_facts(db: Connection, sealer: Sealer, standing: Standing, lang: Lang) -> RoomFacts:
    """Read them."""
    programme = db.execute(select(Programme.__table__).where(Programme.id == standing.programme)).one()
    title = db.execute(select(Room.title).where(Room.id == standing.room)).scalar_one()
    rules = list(
        db.scalars(
            select(Rule.text)
            .where(Rule.programme_id == programme.id, Rule.version == programme.rules_version)
            .order_by(Rule.number)
        )
    )
    texts = read_texts(db, sealer, [title, *rules])
    number = db.scalar(select(RoomSession.number).where(RoomSession.id == standing.session)) or 0
    order = own_first(order_of(programme.langs, programme.order, number), lang)
    used = programme.langs.split()
    langs = [each for each in order if each in used] or order
    title_lang, title_words = in_lang(texts[title], order)
    fixed = [(lang, rule.into(lang)) for rule in entry().rules]
    said = [*fixed, *(in_lang(texts[rule], order) for rule in rules)]
    return RoomFacts(
        title=title_words,
        title_lang=title_lang,
        rules=[{"lang": rule_lang, "text": words} for rule_lang, words in said],
        langs=langs,
        writes=own_first(langs, lang),
        erased_on=erased_on(db, standing.room, programme.zone, programme.retention_days).isoformat(),
        starts=_starts(db, standing.session, programme.zone),
        zone=programme.zone,
    )


def _starts(db: Connection, session: str | None, zone: str) -> str:
    starts = db.scalar(select(RoomSession.starts).where(RoomSession.id == session))
    return "" if starts is None else starts.astimezone(ZoneInfo(zone)).isoformat()
