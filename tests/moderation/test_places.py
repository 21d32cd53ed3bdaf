"""A small place is found with every ending its language may add; places here are invented."""

import tomllib
from pathlib import Path

import pytest

from dialogue.kernel.locales import Lang
from dialogue.moderation.places import place_list

ORDINARY = tomllib.loads((Path(__file__).parent / "ordinary_sentences.toml").read_text())
PLACES = place_list(
    ["Lampalıq", "Yuxarı Stullu", "Լամպավան", "Վերին Աթոռ", "Лампово", "Малая Полка", "Lampton", "Ox"]
)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("az", "Mən Lampalıqda böyümüşəm"),
        ("az", "lampaliga gedirdik"),
        ("az", "LAMPALIQ"),
        ("az", "Lampalığımızdakı məktəb"),
        ("az", "Yuxarı Stullunun yolu"),
        ("az", "yuxari stulluda"),
        ("az", "L a m p a l ı q"),
        ("hy", "Մեծացել եմ Լամպավանում"),
        ("hy", "լամպավանցի եմ"),
        ("hy", "Վերին Աթոռից"),
        ("ru", "Я из Лампова"),
        ("ru", "жили в лампове"),
        ("ru", "Лaмпово"),  # Latin a
        ("ru", "из Малой Полки"),
        ("en", "a school in Lampton's centre"),
        ("en", "I come from Ox."),
        ("en", "Лампово"),
    ],
)
def test_a_small_place_is_found_with_its_endings(lang: Lang, text: str) -> None:
    assert PLACES.found_in(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("az", "lampa söndü, yuxarı qalxdım, stullar boş idi"),
        ("hy", "լամպը վառվեց, վերին հարկում աթոռ կար"),
        ("ru", "лампа стояла на полке, малая часть"),
        ("en", "the lamp, an oxen cart, a stool"),
    ],
)
def test_a_word_that_begins_alike_is_no_place(lang: Lang, text: str) -> None:
    assert not PLACES.found_in(text, lang)


@pytest.mark.parametrize("lang", ORDINARY)
def test_ordinary_sentences_name_no_small_place(lang: Lang) -> None:
    assert [text for text in ORDINARY[lang] if PLACES.found_in(text, lang)] == []
