"""The summary for spreadsheets: one row for each thing said, every cell worded, none a formula.

RFC 4180 with UTF-8 and a byte order mark: without the mark common spreadsheets guess another encoding and
spoil three of the four languages.
"""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Final

from dialogue.kernel.errors import Conflict, Invalid
from dialogue.summaries.record import Record, Run, Society, Stage
from dialogue.summaries.wording import count_words, share_words, society_label
from dialogue.summaries.words import Code, Words
from dialogue.summaries.writers.guard import guarded

Row = tuple[str, str, str, str, str]

COLUMNS: Final[tuple[Code, ...]] = (
    "column_part",
    "column_about",
    "column_what",
    "column_value",
    "column_language",
)


def write(record: Record, words: Words) -> bytes:
    """Return the file; a draft is not given away."""
    if record.status != "published":
        raise Conflict
    if words.lang != record.lang:
        raise Invalid("lang", "mismatch")
    out = StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    for row in rows(record, words):
        table.writerow([guarded(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def rows(record: Record, words: Words) -> Iterator[Row]:
    """Return the rows: part, what it is about, what is told, the value, the language of a text."""
    part, about, what, value, language = (words.word(code) for code in COLUMNS)
    yield (part, about, what, value, language)
    yield from _head(record, words)
    for stage in record.stages:
        yield from _stage(stage, words)
    yield from _figures(record, words)
    moderation = words.word("heading_moderation")
    yield (moderation, "", words.word("held"), count_words(record.held, words), "")
    yield (moderation, "", words.word("looks"), count_words(record.looks, words), "")
    yield from _texts(record, words)


def _head(record: Record, words: Words) -> Iterator[Row]:
    part = words.word("title")
    names = words.listing([words.language(lang) for lang in record.langs])
    erased = words.month(record.erased_by.year, record.erased_by.month)
    number = words.word("meeting_of", number=str(record.meeting.number), of=str(record.meeting.of))
    yield (part, "", words.word("programme"), *_text(record.programme, words))
    yield (part, "", words.word("room"), *_text(record.room, words))
    yield (part, "", words.word("month"), words.month(record.month.year, record.month.month), "")
    yield (part, "", words.word("meeting"), number, "")
    yield (part, "", words.word("languages"), names, "")
    yield (part, "", words.word("status"), words.word(record.status), "")
    yield (part, "", words.word("erased_by"), erased, "")


def _stage(stage: Stage, words: Words) -> Iterator[Row]:
    part, about = words.word("heading_stages"), f"{stage.number}. {stage.title.text}"
    used = "" if stage.used_minutes is None else str(stage.used_minutes)
    yield (part, about, words.word("planned"), str(stage.planned_minutes), "")
    yield (part, about, words.word("used"), used, "")


def _figures(record: Record, words: Words) -> Iterator[Row]:
    part = words.word("heading_people")
    if record.societies is None:
        yield (part, "", "", words.word("too_small", smallest=str(record.limits.smallest)), "")
    for society in record.societies or ():
        yield from _society(part, society, words)


def _society(part: str, society: Society, words: Words) -> Iterator[Row]:
    about = society_label(society, words).text
    yield (part, about, words.word("people"), count_words(society.people, words), "")
    if society.talk and society.talk.percent is not None:
        yield (part, about, words.word("talk_percent"), str(society.talk.percent), "")
    else:
        yield (part, about, words.word("talk"), share_words(society.talk, words), "")


def _texts(record: Record, words: Words) -> Iterator[Row]:
    told, quoted = words.word("heading_announcements"), words.word("heading_quotes")
    for number, announcement in enumerate(record.announcements, start=1):
        yield (told, str(number), words.word("text"), *_text(announcement.words, words))
    for number, quote in enumerate(record.quotes, start=1):
        spoken = words.language(record.lang)
        yield (quoted, str(number), words.word(quote.how), quote.text, spoken)


def _text(run: Run, words: Words) -> tuple[str, str]:
    return run.text, words.language(run.lang)
