"""Cleaning keeps what a person wrote and refuses what only deceives."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.kernel.errors import Invalid, TooLarge
from dialogue.kernel.limits import MESSAGE_BYTES, MESSAGE_POINTS
from dialogue.kernel.text import _ORDINARY, _made_safe, clean, letters


def cleaned(text: str) -> str:
    return clean(text, MESSAGE_POINTS, MESSAGE_BYTES)


@pytest.mark.parametrize(
    "text",
    [
        "Bu gün məktəbdə nə oldu? İlk dərs şən keçdi, sonra çay içdik.",
        "Ինչպե՞ս անցավ օրը։ Շա՜տ լավ, շնորհակալություն․ իսկ ձե՞րը՝ «լա՛վ»։",
        "How was the day? It's fine — really… 50 % of it, anyway.",
        "Как прошёл день? Всё хорошо: «чай, лампа и окно» № 5.",
        "როგორ ხარ?",
        "👍🏽 1️⃣ ❤️",
        "first line\nsecond line\n\nthird",
        "می\u200cروم",
    ],
)
def test_ordinary_writing_comes_through_unchanged(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("lamp\x00", "control"),
        ("lamp\x1b[31m", "control"),
        ("lamp\x9f", "control"),
        ("lamp\ufffe", "control"),
        ("lamp\U0001ffff", "control"),
        ("lamp\ufdd0", "control"),
        ("lamp\ud800", "surrogate"),
        ("\udfff", "surrogate"),
        ("lamp\u202epmal", "override"),
        ("\u202alamp\u202c", "override"),
        ("lamp\U000e0041", "tag"),
        ("lamp\u3164", "filler"),
        ("\u115f\u1160\uffa0", "filler"),
        ("la\u0301\u0302\u0303mp", "marks"),
        ("", "blank"),
        (" \n\t ", "blank"),
        ("\u200b\u2060\ufeff", "blank"),
        ("\u2800 \u2800", "blank"),
        ("\u200d", "blank"),
    ],
)
def test_what_can_only_deceive_is_refused_by_name(text: str, problem: str) -> None:
    with pytest.raises(Invalid) as refused:
        cleaned(text)

    assert refused.value.data == {"field": "text", "problem": problem}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("s\u0327\u0259hər", "şəhər"),
        ("a\r\nb\rc\u2028d\x85e\x0bf", "a\nb\nc\nd\ne\nf"),
        ("a\tb", "a b"),
        ("\ufeffla\u00admp\u200b\u2060", "lamp"),
        ("\u2066lamp\u2069\u200e\u200f\u061c", "lamp"),
        ("5\u200d6 \u200clamp\u200d", "56 lamp"),
        ("a\n\n\n \n\nb", "a\n\nb"),
        ("  lamp \n", "lamp"),
    ],
)
def test_what_pasting_brings_along_is_dropped(text: str, kept: str) -> None:
    assert cleaned(text) == kept


def test_a_text_of_exactly_the_limit_is_kept_and_one_more_is_too_large() -> None:
    with pytest.raises(TooLarge) as points:
        clean("ə" * 21, 20, 1000)
    with pytest.raises(TooLarge) as size:
        clean("ə" * 20, 20, 39)

    assert clean("ə" * 20, 20, 40) == "ə" * 20
    assert (points.value.data, size.value.data) == (
        {"n": 21, "max": 20, "unit": "points"},
        {"n": 40, "max": 39, "unit": "bytes"},
    )


def test_a_flood_of_characters_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(TooLarge) as refused:
        clean("\x00" * 10_000, 20, 1000)

    assert refused.value.data == {"n": 10_000, "max": 20, "unit": "points"}


@given(st.text(st.characters(), max_size=60))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    try:
        once = cleaned(text)
    except Invalid:
        return

    assert (cleaned(once), unicodedata.normalize("NFC", once)) == (once, once)


def test_letters_are_counted_without_signs_digits_or_spaces() -> None:
    assert [letters(text) for text in ("Çay 2", "O’Lamp-a", "Ինչպե՞ս", "s\u0327", "…")] == [
        "Çay",
        "OLampa",
        "Ինչպես",
        "ş",
        "",
    ]


@given(st.from_regex(_ORDINARY, fullmatch=True))
def test_what_passes_as_ordinary_needs_no_cleaning(text: str) -> None:
    assert _made_safe(text) == text
