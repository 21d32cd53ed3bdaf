"""What is given away is chosen per language, rounded and never finer than a month or a minute."""

from dataclasses import replace

import pytest

from dialogue.kernel.locales import Lang
from dialogue.summaries.distil import distil, used_minutes
from dialogue.summaries.facts import StageFacts, Texts
from dialogue.summaries.record import Announcement, Quote, Run, Stage
from tests.make.summary import a_meeting, english, said, the_whole_meeting


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [(None, None), (0, 1), (29, 1), (30, 1), (89, 1), (90, 2), (149, 2), (150, 3), (5400, 90)],
)
def test_used_time_is_whole_minutes_and_never_none_for_a_stage_that_was_held(
    seconds: int | None, minutes: int | None
) -> None:
    assert used_minutes(seconds) == minutes


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("az", Run("az", "Söhbət")),
        ("hy", Run("ru", "Разговор")),
        ("en", Run("ru", "Разговор")),
        ("ru", Run("ru", "Разговор")),
    ],
)
def test_a_title_without_the_language_comes_in_the_first_of_the_meeting_that_has_it(
    lang: Lang, shown: Run
) -> None:
    title = Texts({"az": "Söhbət", "ru": "Разговор"}, "az")
    facts = replace(a_meeting(), langs=("hy", "ru", "en", "az"), stages=(StageFacts(1, title, 5, 300),))

    assert distil(facts, lang).stages == (Stage(1, shown, 5, 5),)


def test_an_announcement_without_the_language_comes_in_its_original_and_says_so() -> None:
    texts = Texts({"az": "Fasilə", "ru": "Перерыв"}, "az")
    facts = replace(a_meeting(), langs=("ru", "hy"), announcements=(texts, english("Welcome")))

    found = {lang: distil(facts, lang).announcements for lang in facts.langs}

    assert found == {
        "ru": (
            Announcement(Run("ru", "Перерыв"), untranslated=False),
            Announcement(Run("en", "Welcome"), untranslated=True),
        ),
        "hy": (
            Announcement(Run("az", "Fasilə"), untranslated=True),
            Announcement(Run("en", "Welcome"), untranslated=True),
        ),
    }


def test_nobody_is_quoted_without_consent_in_a_language() -> None:
    facts = a_meeting(quotes=(said("нет", "ru", en="no"), said("да", "ru")))

    assert distil(facts, "en").quotes == (Quote("no", "human"),)
    assert distil(facts, "hy").quotes == ()


def test_the_readers_own_language_is_named_first_and_the_rest_in_the_drawn_order() -> None:
    facts = the_whole_meeting()

    assert {lang: distil(facts, lang).langs for lang in facts.langs} == {
        "hy": ("hy", "az", "en", "ru"),
        "az": ("az", "hy", "en", "ru"),
        "en": ("en", "hy", "az", "ru"),
        "ru": ("ru", "hy", "az", "en"),
    }
