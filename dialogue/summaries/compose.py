"""A record becomes a document: the parts in their order, worded, with nothing added and nothing left out."""

from dialogue.kernel.errors import Invalid
from dialogue.summaries.bands import EDGES, Share
from dialogue.summaries.document import (
    Announcements,
    Block,
    Document,
    Line,
    Lines,
    Note,
    Paragraph,
    Quotes,
    Section,
    Societies,
    SocietyRow,
    StageRow,
    Stages,
)
from dialogue.summaries.glance import tiles
from dialogue.summaries.record import Record, Run, Society, Stage
from dialogue.summaries.wording import count_words, minutes, share_words, society_label
from dialogue.summaries.words import Words


def compose(record: Record, words: Words) -> Document:
    """Word a record in its own language; words of another language are refused."""
    if words.lang != record.lang:
        raise Invalid("lang", "mismatch")
    return Document(
        lang=record.lang,
        title=words.word("title"),
        draft=record.status == "draft",
        status=words.word(record.status),
        programme=record.programme,
        meeting=words.word(
            "meeting_of", number=words.number(record.meeting.number), of=words.number(record.meeting.of)
        ),
        month=words.month(record.month.year, record.month.month),
        heading=record.room,
        lead=words.word("lead"),
        tiles=tiles(record, words),
        sections=(
            Section("stages", words.word("heading_stages"), _stages(record, words)),
            Section("people", words.word("heading_people"), _people(record, words)),
            Section("moderation", words.word("heading_moderation"), _moderation(record, words)),
            *_announcements(record, words),
            Section("quotes", words.word("heading_quotes"), _quotes(record, words)),
            Section("reading", words.word("heading_reading"), _reading(record, words)),
        ),
    )


def _stages(record: Record, words: Words) -> tuple[Block, ...]:
    longest = max((max(stage.planned_minutes, stage.used_minutes or 0) for stage in record.stages), default=0)
    return (Stages(tuple(_stage(stage, max(longest, 1), words) for stage in record.stages)),)


def _stage(stage: Stage, longest: int, words: Words) -> StageRow:
    planned = minutes(stage.planned_minutes, words)
    return StageRow(
        number=words.number(stage.number),
        title=stage.title,
        times=words.word("stage_not_reached", planned=planned)
        if stage.used_minutes is None
        else words.word("stage_times", planned=planned, used=minutes(stage.used_minutes, words)),
        planned=100 * stage.planned_minutes // longest,
        used=100 * (stage.used_minutes or 0) // longest,
    )


def _people(record: Record, words: Words) -> tuple[Block, ...]:
    if record.societies is None:
        return (Paragraph(words.word("too_small", smallest=words.number(record.limits.smallest))),)
    rows = tuple(_society(society, words) for society in record.societies)
    drawn = all(society.talk is not None for society in record.societies)
    return (Societies(words.word("people"), words.word("talk"), rows, drawn),)


def _society(society: Society, words: Words) -> SocietyRow:
    least, most = _reach(society.talk)
    return SocietyRow(
        label=society_label(society, words),
        shape=society.shape,
        people=count_words(society.people, words),
        talk=share_words(society.talk, words),
        least=least,
        most=most,
    )


def _reach(share: Share | None) -> tuple[int, int]:
    if share is None:
        return 0, 0
    return EDGES[share.band] if share.percent is None else (share.percent, share.percent)


def _moderation(record: Record, words: Words) -> tuple[Block, ...]:
    held = Line(words.word("held"), count_words(record.held, words))
    looks = Line(words.word("looks"), count_words(record.looks, words))
    return (Lines((held, looks)),)


def _announcements(record: Record, words: Words) -> tuple[Section, ...]:
    if not record.announcements:
        return ()
    rows = tuple(
        Note(
            told.words,
            words.word("not_translated", language=words.language(told.words.lang))
            if told.untranslated
            else None,
        )
        for told in record.announcements
    )
    return (Section("announcements", words.word("heading_announcements"), (Announcements(rows),)),)


def _quotes(record: Record, words: Words) -> tuple[Block, ...]:
    rule = Paragraph(words.word("quotes_rule"))
    if not record.quotes:
        return (Paragraph(words.word("no_quotes")), rule)
    rows = tuple(Note(Run(record.lang, quote.text), words.word(quote.how)) for quote in record.quotes)
    return (Quotes(rows), rule)


def _reading(record: Record, words: Words) -> tuple[Block, ...]:
    erased = record.erased_by
    names = words.listing([words.language(lang) for lang in record.langs])
    sentences = (
        *(_reading_figures(record, words) if record.societies else ()),
        words.word("reading_time"),
        words.word("reading_languages", languages=names),
        words.word("reading_erased", month=words.month(erased.year, erased.month)),
    )
    return tuple(Paragraph(sentence) for sentence in sentences)


def _reading_figures(record: Record, words: Words) -> tuple[str, ...]:
    smallest, exact = words.number(record.limits.smallest), words.number(record.limits.exact)
    return (
        words.word("reading_talk"),
        words.word("reading_figures", smallest=smallest, exact=exact),
        words.word("reading_order"),
    )
