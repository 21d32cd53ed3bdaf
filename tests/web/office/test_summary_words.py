"""The words of a summary in each language, whatever the page speaks."""

import string
from typing import get_args

import pytest

from dialogue.kernel.locales import LANGS, Lang
from dialogue.summaries.words import SENTENCES, Code
from dialogue.web.office.summary_words import SummaryWords


def gaps(sentence: str) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(sentence) if name]


@pytest.mark.parametrize("lang", LANGS)
def test_every_sentence_takes_the_data_it_is_given(lang: Lang) -> None:
    words = SummaryWords(lang)

    for code in get_args(Code):
        data = {name: f"<{name}>" for name in gaps(SENTENCES[code])}
        said = words.word(code, **data)
        assert all(value in said for value in data.values()), said
        assert "{" not in said


def test_dates_numbers_and_lists_are_those_of_the_language() -> None:
    said = {
        lang: (words.month(2027, 3), words.percent(48), words.number(12345), words.listing(["1", "2", "3"]))
        for lang, words in ((lang, SummaryWords(lang)) for lang in LANGS)
    }

    assert said == {
        "az": ("mart 2027", "48%", "12.345", "1, 2 və 3"),
        "hy": ("2027 թ․ մարտ", "48%", "12\u00a0345", "1, 2 և 3"),
        "en": ("March 2027", "48%", "12,345", "1, 2, and 3"),
        "ru": ("март 2027\u202fг.", "48\u00a0%", "12\u00a0345", "1, 2 и 3"),
    }
