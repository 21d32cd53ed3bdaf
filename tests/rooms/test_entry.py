"""Entry words: the same for one token, other ones for every other, and read however they are typed."""

import pytest

from dialogue.kernel.errors import Invalid
from dialogue.kernel.locales import LANGS, Lang
from dialogue.people.entry_words import WORDS, canonical
from dialogue.rooms.entry import Derived, hash_words, read_words, words_for

SECRET, SALT = b"s" * 32, b"t" * 32


@pytest.mark.parametrize("lang", LANGS)
def test_the_words_of_a_token_are_always_the_same(lang: Lang) -> None:
    words = words_for(SECRET, "token", lang)

    assert words == words_for(SECRET, "token", lang)
    assert len(set(words)) == 6
    assert set(words) <= set(WORDS[lang])


def test_another_token_or_another_secret_gives_other_words() -> None:
    drawn = {
        words_for(secret, token, "en") for secret in (SECRET, b"u" * 32) for token in map(str, range(100))
    }

    assert len(drawn) == 200


def test_every_word_is_drawn_about_as_often() -> None:
    counts = dict.fromkeys(WORDS["en"], 0)
    for number in range(2000):
        for word in words_for(SECRET, str(number), "en"):
            counts[word] += 1

    expected = 2000 * 6 / 512
    chi = sum((count - expected) ** 2 / expected for count in counts.values())
    assert 380 < chi < 660  # 511 degrees of freedom: four standard deviations to each side


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("written", ["{}", " {} ", "1. {}", "„{}“"])
def test_what_was_shown_leads_back_however_it_is_typed(lang: Lang, written: str) -> None:
    words = words_for(SECRET, "token", lang)

    typed = ", ".join(words).upper() if lang != "az" else " - ".join(words)

    assert read_words(written.format(typed)) == canonical(words)


@pytest.mark.parametrize(
    "typed", ["", "one", "lamp " * 5, "lamp " * 7, "x" * 1000, "not words of any list here"]
)
def test_what_is_in_no_list_is_refused_by_name(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_words(typed)

    assert refused.value.data == {"field": "words", "problem": "unknown"}


def test_the_hash_needs_the_instances_salt() -> None:
    words = canonical(words_for(SECRET, "token", "en"))

    assert hash_words(words, SALT) == hash_words(words, SALT)
    assert hash_words(words, SALT) != hash_words(words, b"v" * 32)
    assert len(hash_words(words, SALT)) == 32


def test_lots_that_are_derived_stay_below_their_bound() -> None:
    draw = Derived(SECRET, "token")

    assert {draw.below(3) for _ in range(200)} == {0, 1, 2}
    assert sorted(draw.shuffle("abcdef")) == list("abcdef")
    assert draw.choose("x") == "x"
