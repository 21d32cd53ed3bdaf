"""A meeting to be summed up, and English words for what a summary says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dialogue.kernel.locales import Lang
from dialogue.summaries.facts import (
    CommunityFacts,
    Facts,
    Month,
    Person,
    QuoteFacts,
    Released,
    StageFacts,
    Texts,
)
from dialogue.summaries.words import SENTENCES, Code

MONTHS: Final = ("", "January", "February", "March", "April", "May")
NAMES: Final[dict[Lang, str]] = {"az": "Azerbaijani", "hy": "Armenian", "en": "English", "ru": "Russian"}


@dataclass(frozen=True)
class EnglishWords:
    """Speaks English whatever language it is asked for, so that every sentence can be read in a test."""

    lang: Lang = "en"

    def word(self, code: Code, **data: str) -> str:
        return SENTENCES[code].format(**data)

    def number(self, number: int) -> str:
        return str(number)

    def percent(self, number: int) -> str:
        return f"{number}%"

    def month(self, year: int, month: int) -> str:
        return f"{MONTHS[month]} {year}"

    def listing(self, items: Sequence[str]) -> str:
        return ", ".join(items)

    def language(self, lang: Lang) -> str:
        return NAMES[lang]


def english(text: str) -> Texts:
    return Texts({"en": text}, "en")


def people(counts: dict[str | None, int], characters: int = 100) -> tuple[Person, ...]:
    """So many people of each group, each of whom wrote as much."""
    return tuple(Person(society, characters) for society, n in counts.items() for _ in range(n))


OAK: Final = CommunityFacts("c_oak", english("Oak"), "diamond")
LINDEN: Final = CommunityFacts("c_linden", english("Linden"), "square")
OTHER: Final = CommunityFacts("c_other", english("Both, neither or other"), None)


def a_meeting(
    counts: dict[str | None, int] | None = None,
    *,
    crowd: tuple[Person, ...] | None = None,
    communities: tuple[CommunityFacts, ...] = (OAK, LINDEN, OTHER),
    held: int = 0,
    looks: int = 0,
    quotes: tuple[QuoteFacts, ...] = (),
) -> Facts:
    """A published meeting with one stage and nothing said beyond it."""
    return Facts(
        programme=english("Everyday neighbours"),
        room=english("A day at school"),
        langs=("hy", "az", "en", "ru"),
        month=Month(2027, 3),
        number=3,
        of=6,
        status="published",
        stages=(StageFacts(1, english("First word"), 15, 900),),
        communities=communities,
        people=people(counts or {}) if crowd is None else crowd,
        held=held,
        looks=looks,
        announcements=(),
        quotes=quotes,
        draw=1,
        erased_by=Month(2027, 5),
    )


def said(text: str, lang: Lang = "en", **others: str) -> QuoteFacts:
    """Words written in one language and released in it, and in those an interpreter put them into."""
    words: dict[Lang, Released] = {lang: Released(text, "original")}
    for tongue in NAMES:
        if tongue in others:
            words[tongue] = Released(others[tongue], "human")
    return QuoteFacts(words)


def in_four(az: str, hy: str, en: str, ru: str) -> Texts:
    return Texts({"az": az, "hy": hy, "en": en, "ru": ru}, "en")


def the_whole_meeting() -> Facts:
    """Every part of a summary at once: four languages, gaps in them, figures, announcements and quotes."""
    return Facts(
        programme=in_four(
            "Gündəlik qonşular", "Ամենօրյա հարևաններ", "Everyday neighbours", "Соседи каждый день"
        ),
        room=in_four("Məktəbdə bir gün", "Մի օր դպրոցում", "A day at school", "Один день в школе"),
        langs=("hy", "az", "en", "ru"),
        month=Month(2027, 3),
        number=3,
        of=6,
        status="published",
        stages=(
            StageFacts(1, in_four("İlk söz", "Առաջին խոսք", "First word", "Первое слово"), 30, 1649),
            StageFacts(2, in_four("Söhbət", "Զրույց", "Conversation", "Разговор"), 50, 3330),
            StageFacts(3, in_four("Yekun", "Ավարտ", "Closing", "Завершение"), 10, 20),
            StageFacts(4, english("Time in hand"), 5, None),
        ),
        communities=(
            CommunityFacts("c_oak", in_four("Palıd", "Կաղնի", "Oak", "Дуб"), "diamond"),
            CommunityFacts("c_linden", in_four("Cökə", "Լորենի", "Linden", "Липа"), "square"),
        ),
        people=(
            *(Person("c_oak", characters) for characters in (900, 700, 400, 0, 250, 350)),
            *(Person("c_linden", characters) for characters in (800, 300, 600, 500, 100, 700)),
        ),
        held=3,
        looks=11,
        announcements=(A_BREAK, Texts({"ru": "Спасибо всем за этот вечер."}, "ru")),
        quotes=(BUNS, BOOKS, said("=2+2; that was the first thing I learnt to write", "en")),
        draw=7,
        erased_by=Month(2027, 5),
    )


A_BREAK: Final = in_four(
    "Beş dəqiqəlik fasilə edirik.",
    "Հինգ րոպե ընդմիջում ենք։",
    "We are taking a break of five minutes.",
    "Делаем перерыв на пять минут.",
)
BUNS: Final = said(
    "Bizə iki nəfərə bir bulka verirdilər, göz qərarı bölürdük.",
    "az",
    hy="Մեզ երկու հոգու մեկ բուլկի էին տալիս, աչքաչափով կիսում էինք։",
    en="They gave us one bun for two, and we shared it by eye.",
    ru="Нам давали одну булку на двоих, делили на глаз.",
)
BOOKS: Final = said(
    "Տան ճանապարհին միշտ գրքերից էինք խոսում։",
    "hy",
    az="Evə gedəndə həmişə kitablardan danışardıq.",
    en="On the way home we always talked about books.",
    ru="По дороге домой мы всегда говорили о книгах.",
)
