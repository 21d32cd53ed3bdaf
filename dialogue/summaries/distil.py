"""Facts become a record: chosen for one language, rounded, banded, left out where they could point at one."""

from dialogue.kernel.locales import Lang, own_first
from dialogue.summaries.bands import count_band
from dialogue.summaries.facts import CommunityFacts, Facts, Month, StageFacts, Texts
from dialogue.summaries.figures import Figure, figures
from dialogue.summaries.quotes import released_in
from dialogue.summaries.record import (
    Announcement,
    Limits,
    Meeting,
    Quote,
    Record,
    Run,
    Society,
    Stage,
    YearMonth,
)


def distil(facts: Facts, lang: Lang) -> Record:
    """Make the record of a meeting in one language."""
    limits = facts.thresholds
    counted = figures(facts)
    return Record(
        format="dialogue-summary",
        version=1,
        lang=lang,
        status=facts.status,
        programme=worded(facts.programme, lang, facts.langs),
        room=worded(facts.room, lang, facts.langs),
        langs=tuple(own_first(facts.langs, lang)),
        month=_month(facts.month),
        meeting=Meeting(facts.number, facts.of),
        stages=tuple(_stage(stage, lang, facts.langs) for stage in facts.stages),
        societies=None if counted is None else tuple(_society(figure, facts, lang) for figure in counted),
        limits=Limits(limits.smallest, limits.exact),
        held=count_band(facts.held, limits.smallest, limits.exact),
        looks=count_band(facts.looks, limits.smallest, limits.exact),
        announcements=tuple(_announcement(texts, lang) for texts in facts.announcements),
        quotes=tuple(
            Quote(released.text, released.how) for released in released_in(lang, facts.quotes, facts.draw)
        ),
        erased_by=_month(facts.erased_by),
    )


def worded(texts: Texts, lang: Lang, order: tuple[Lang, ...]) -> Run:
    """Return a title in the language, else in the first of the meeting's languages that has it."""
    choice = next(choice for choice in (lang, *order, texts.original) if choice in texts.words)
    return Run(choice, texts.words[choice])


def used_minutes(seconds: int | None) -> int | None:
    """Return whole minutes, never 0 for a stage that was held: a rounded half minute would look skipped."""
    return None if seconds is None else max(1, (seconds + 30) // 60)


def _stage(stage: StageFacts, lang: Lang, order: tuple[Lang, ...]) -> Stage:
    title = worded(stage.title, lang, order)
    return Stage(stage.number, title, stage.planned_minutes, used_minutes(stage.used_seconds))


def _society(figure: Figure, facts: Facts, lang: Lang) -> Society:
    named: dict[str, CommunityFacts] = {community.key: community for community in facts.communities}
    if figure.society is None:
        return Society(None, None, figure.people, figure.talk)
    community = named[figure.society]
    label = worded(community.label, lang, facts.langs)
    return Society(label, community.shape, figure.people, figure.talk)


def _announcement(texts: Texts, lang: Lang) -> Announcement:
    spoken = lang if lang in texts.words else texts.original
    return Announcement(Run(spoken, texts.words[spoken]), untranslated=spoken != lang)


def _month(month: Month) -> YearMonth:
    return YearMonth(month.year, month.month)
