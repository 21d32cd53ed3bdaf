"""Four lists of plain words, and the way back they make."""

import unicodedata
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from dialogue.kernel.locales import LANGS, Lang
from dialogue.kernel.skeleton import fold, skeleton
from dialogue.people.entry_words import WORDS, canonical, draw_words, recognise, same_word, spelled
from tests.make.draw import FixedDraw

LETTERS: dict[Lang, str] = {
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "hy": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքևօֆ",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
}
PLAIN_AZ = str.maketrans("əıöüşçğ", "eiousçg".replace("ç", "c"))
SEPARATORS = [" ", "  ", "\n", ", ", "-", " – ", ". ", "; ", "\t", "/", "\u00a0"]
LOOKING_ALIKE: dict[Lang, dict[int, int]] = {
    "az": str.maketrans("əaeocpxy", "әаеосрху"),
    "hy": str.maketrans("օոսհ", "onuh"),
    "en": str.maketrans("aeocpxy", "аеосрху"),
    "ru": str.maketrans("аеосрху", "aeocpxy"),
}
places = st.lists(st.integers(0, 511), min_size=6, max_size=6)


@pytest.mark.parametrize("lang", LANGS)
def test_a_list_holds_512_words_of_its_own_alphabet(lang: Lang) -> None:
    words = WORDS[lang]

    assert (len(words), len(set(words))) == (512, 512)
    assert [word for word in words if not 3 <= len(word) <= 8 or set(word) - set(LETTERS[lang])] == []
    assert [word for word in words if word != unicodedata.normalize("NFC", word).lower()] == []
    assert words == tuple(sorted(words, key=lambda word: [LETTERS[lang].index(letter) for letter in word]))


@pytest.mark.parametrize("lang", LANGS)
def test_four_letters_tell_the_words_of_a_list_apart(lang: Lang) -> None:
    assert len({fold(word)[:4] for word in WORDS[lang]}) == 512


@pytest.mark.parametrize("lang", LANGS)
def test_no_word_becomes_another_by_one_slip(lang: Lang) -> None:
    folded = [fold(word) for word in WORDS[lang]]

    near = [pair for pair in combinations(folded, 2) if OSA.distance(*pair, score_cutoff=1) <= 1]

    assert near == []


def test_no_two_words_of_all_lists_look_alike() -> None:
    words = [word for lang in LANGS for word in WORDS[lang]]

    assert (len({fold(word) for word in words}), len({skeleton(word) for word in words})) == (2048, 2048)


@pytest.mark.parametrize("lang", LANGS)
def test_six_different_words_are_drawn_and_every_word_can_be(lang: Lang) -> None:
    draw = FixedDraw()

    drawn = [draw_words(lang, draw) for _ in range(1500)]

    assert {len(set(words)) for words in drawn} == {6}
    assert {word for words in drawn for word in words} == set(WORDS[lang])


@given(st.sampled_from(LANGS), places, st.sampled_from(SEPARATORS), st.booleans(), st.booleans())
def test_words_are_recognised_as_they_were_shown(
    lang: Lang, at: list[int], separator: str, capitals: bool, decomposed: bool
) -> None:
    shown = spelled(lang, at)
    typed = separator.join(shown)
    typed = typed.upper() if capitals else typed
    typed = unicodedata.normalize("NFD", typed) if decomposed else typed

    found = recognise(f" {typed} ")

    assert found == (lang, tuple(at))
    assert canonical(spelled(*found)) == " ".join(shown)


@given(st.sampled_from(LANGS), places)
def test_words_are_recognised_with_letters_of_another_keyboard(lang: Lang, at: list[int]) -> None:
    typed = " ".join(spelled(lang, at)).translate(LOOKING_ALIKE[lang])

    assert recognise(typed) == (lang, tuple(at))


@given(places)
def test_azerbaijani_words_are_recognised_without_diacritics(at: list[int]) -> None:
    typed = " ".join(spelled("az", at)).translate(PLAIN_AZ)

    assert (typed.isascii(), recognise(typed)) == (True, ("az", tuple(at)))


@pytest.mark.parametrize("turn", [("և", "եւ"), ("և", "եվ"), ("ե", "ե՛")])
def test_armenian_words_are_recognised_in_every_spelling(turn: tuple[str, str]) -> None:
    at = tuple(WORDS["hy"].index(word) for word in ("անձրև", "տերև", "եղևնի", "ուղևոր", "սեղան", "եղյամ"))

    assert recognise(" ".join(spelled("hy", at)).replace(*turn)) == ("hy", at)


def test_words_copied_with_their_numbers_are_recognised() -> None:
    at = (1, 20, 300, 4, 50, 511)
    typed = "\n".join(f"{number}. {word}" for number, word in enumerate(spelled("ru", at), 1))

    assert recognise(typed) == ("ru", at)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ".join(WORDS["en"][:5]),
        " ".join(WORDS["en"][:7]),
        " ".join([*WORDS["en"][:5], "lampost"]),
        " ".join([*WORDS["en"][:5], WORDS["az"][0]]),
        " ".join([*WORDS["hy"][:3], *WORDS["ru"][:3]]),
        " ".join(WORDS["en"][:6]) + " " * 400,
        "1 2 3 4 5 6",
        "\u202e\u3164 \ud800",
    ],
)
def test_anything_else_is_nobody(typed: str) -> None:
    assert recognise(typed) is None


@given(st.text(st.characters(), max_size=60))
def test_no_text_is_too_strange_to_be_refused(typed: str) -> None:
    assert recognise(typed) is None


@pytest.mark.parametrize(
    ("typed", "word", "same"),
    [
        (" Pəncərə ", "pəncərə", True),
        ("PENCERE", "pəncərə", True),
        ("2. pəncərə", "pəncərə", True),
        ("stоl", "stol", True),  # Cyrillic о
        ("անձրեւ", "անձրև", True),
        ("pəncər", "pəncərə", False),
        ("pəncərə qapı", "pəncərə", False),
        ("", "pəncərə", False),
    ],
)
def test_a_word_typed_back_is_compared_kindly(typed: str, word: str, same: bool) -> None:
    assert same_word(typed, word) is same
