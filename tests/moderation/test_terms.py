"""A listed word is found however it is disguised, and nothing else is."""

import tomllib
from pathlib import Path

import pytest

from dialogue.kernel.locales import Lang
from dialogue.moderation.terms import term_list

ORDINARY = tomllib.loads((Path(__file__).parent / "ordinary_sentences.toml").read_text())
LISTED = term_list(
    {
        "az": ["şübhə*", "kəpənək*", "it", "boş söz*", " ", "*", "!"],
        "hy": ["թիթեռ*", "պատ", "դատարկ խոսք*"],
        "ru": ["бабочк*", "сарай*", "пустые слова", "нос"],
        "en": ["butterfl*", "cop", "ass", "empty word*"],
    }
)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("az", "Bu şübhədir"),
        ("az", "BU ŞÜBHƏLƏR"),
        ("az", "subhe"),
        ("az", "şübhәli"),  # Cyrillic schwa
        ("az", "şüb\u200bhə"),
        ("az", "ş.ü.b.h.ə"),
        ("az", "ş ü b h ə"),
        ("az", "şüb-hə"),
        ("az", "şüüübhəəə"),
        ("az", "kepenek"),
        ("az", "k3pənək"),
        ("az", "КƏPƏNƏК"),  # Cyrillic К
        ("az", "İt!"),
        ("az", "boş sözdür"),
        ("az", "bos, sozler"),
        ("hy", "Թիթեռները"),
        ("hy", "ԹԻԹԵՌ"),
        ("hy", "թիթե՜ռ"),
        ("hy", "թ ի թ ե ռ"),
        ("hy", "դատարկ, դատարկ խոսքեր"),
        ("hy", "այդ պատ է"),
        ("ru", "Бабочки"),
        ("ru", "бaбoчкa"),  # Latin a, o
        ("ru", "6а6очка"),
        ("ru", "бaб0чка"),
        ("ru", "б-а-б-о-ч-к-а"),
        ("ru", "бааабочка"),
        ("ru", "пустые   слова"),
        ("en", "Butterflies"),
        ("en", "butterflу"),  # Cyrillic у
        ("en", "ｂｕｔｔｅｒｆｌｙ"),
        ("en", "bu77erfly"),
        ("en", "B.U.T.T.E.R.F.L.Y"),
        ("en", "an a$s"),
        ("en", "сор"),  # wholly Cyrillic in an English message
        ("en", "asssss"),
        ("en", "empty words"),
        ("hy", "kəpənək"),  # a word of another language
        ("en", "бабочка"),
    ],
)
def test_a_disguised_word_is_found(lang: Lang, text: str) -> None:
    assert LISTED.found_in(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("az", "bitki itkisi"),
        ("az", "boş otaq, gözəl söz"),
        ("hy", "պատմություն, պատուհան"),
        ("ru", "сор, носок, износ"),  # looks like an English entry
        ("ru", "слова пустые"),
        ("en", "as a class, copy that"),
        ("en", "the empty room has words"),
        ("az", "1 2 3 !!!"),
        ("az", ""),
    ],
)
def test_a_word_that_only_resembles_is_left_alone(lang: Lang, text: str) -> None:
    assert not LISTED.found_in(text, lang)


@pytest.mark.parametrize("lang", ORDINARY)
def test_ordinary_sentences_hold_none_of_the_words(lang: Lang) -> None:
    listed = term_list(
        {"az": ["şübhə*"], "hy": ["թիթեռ*"], "ru": ["бабочк*", "хам*"], "en": ["cop", "ass", "butterfl*"]}
    )

    assert [text for text in ORDINARY[lang] if listed.found_in(text, lang)] == []


def test_an_empty_list_finds_nothing() -> None:
    assert not term_list({"az": ["", "*", "…"]}).found_in("… * nə olursa olsun", "az")
