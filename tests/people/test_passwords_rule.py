"""What is tried first is refused; everything else of a fair length will do."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.kernel.errors import Invalid
from dialogue.kernel.locales import LANGS
from dialogue.people.entry_words import WORDS
from dialogue.people.passwords_rule import USUAL, check_password


def refusal(password: str, *context: str) -> dict[str, str | int]:
    with pytest.raises(Invalid) as refused:
        check_password(password, *context)
    return refused.value.data


def test_the_list_is_long_enough() -> None:
    assert len(USUAL) >= 3000


@pytest.mark.parametrize(
    "password",
    [
        *(
            "password",
            "Password1",
            "PASSWORD!",
            "p@ssw0rd",
            "P@55w0rd2026!",
            "pa$$word",
            "1password1",
            "pass word",
        ),
        *(
            "passwordpassword",
            "qwerty123",
            "qwertyuiop",
            "1qaz2wsx",
            "qazwsxedc",
            "zxcvbnm,",
            "asdfghjkl",
            "Qwerty!2",
        ),
        *(
            "12345678",
            "87654321",
            "11111111",
            "12121212",
            "123123123",
            "abcabcabc",
            "aaaabbbb",
            "20260101",
            "0501234567",
        ),
        *(
            "abcdefgh",
            "hgfedcba",
            "letmein123",
            "iloveyou",
            "Sunshine2024",
            "dragon99",
            "trustno1",
            "superman7",
        ),
        *("şifrə123", "sifre1234", "Salamlar1", "azadlıq!!", "azadliq123", "məhəbbət1"),
        *("գաղտնաբառ", "գաղտնաբառ1", "barevdzez", "Barevdzez2025", "բարևձեզ1", "ԲԱՐԵՎՁԵԶ"),
        *("пароль123", "Пароль2024", "солнышко", "gfhjkm123", "йцукенгш", "йцукенг1", "ghbdtnbr"),
        *("moderator", "M0derat0r!", "organiser1", "dialogue2026", "meeting1", "təşkilatçı", "переводчик1"),
        *("window12", "pəncərə1", "пижама99", "թիթեռ999", "lampa!!!!"),
        *("zarbolu1990", "tinkoral2001", "1987sabata", "sabata123", "vurlika1"),
        "        ",
        "!!!!!!!!",
        "qwertyqwertyqwerty",
    ],
)
def test_what_is_tried_first_is_refused(password: str) -> None:
    assert refusal(password) == {"field": "password", "problem": "common"}


@pytest.mark.parametrize(
    "password", sorted(word for word in USUAL if len(word) >= 8 and " " not in word)[::25]
)
def test_every_listed_word_is_refused_with_digits_and_signs_around_it(password: str) -> None:
    assert [refusal(form)["problem"] for form in (password, password.upper() + "7!", f"1{password}")] == [
        "common"
    ] * 3


@pytest.mark.parametrize(
    "password",
    [
        "mudguard-salt",
        "correct horse battery staple",
        "tünd yaşıl 4 qatar",
        "չորս կանաչ գնացք",
        "четыре зелёных поезда",
        "xK4#mq9!vT",
        "jv8w2kqz",
        "gmvqzktr",
        "gmvqzktrwpel12",
        "gel-get-otur-dur",
        "the lamp stood by the door",
        "314159265358979",
        "😀 lamp by a river 😀",
        "window river basket",
        "ABCDvnqowie",
        "powertowerflower",
    ],
)
def test_any_other_password_of_a_fair_length_will_do(password: str) -> None:
    check_password(password, "lamp", "A day at school")


@pytest.mark.parametrize(
    ("password", "data"),
    [
        ("", {"problem": "too_short", "min": 8}),
        ("xK4#mq9", {"problem": "too_short", "min": 8}),
        ("e\u0308" * 7, {"problem": "too_short", "min": 8}),
        ("lamp and window" * 18, {"problem": "too_long", "max": 256}),
    ],
)
def test_only_length_is_measured_in_composed_characters(password: str, data: dict[str, str | int]) -> None:
    assert refusal(password) == {"field": "password", **data}


def test_the_longest_allowed_password_will_do() -> None:
    check_password(("lamp and window by a river " * 20)[:256])


@pytest.mark.parametrize(
    ("password", "context"),
    [
        ("lampkeeper", ("lampkeeper",)),
        ("LampKeeper99x", ("lampkeeper",)),
        ("neighbours7qx", ("Everyday Neighbours",)),
        ("everydayneighbours", ("Everyday Neighbours",)),
        ("Məktəbli-1x", ("Məktəbli",)),
        ("mektebli.zz", ("Məktəbli",)),
    ],
)
def test_what_others_know_is_refused(password: str, context: tuple[str, ...]) -> None:
    assert refusal(password, *context) == {"field": "password", "problem": "common"}


def test_a_short_name_or_a_long_rest_does_no_harm() -> None:
    check_password("pen-xk4q", "pen")
    check_password("lampkeeper by a quiet river", "lampkeeper")


@given(st.text(st.characters(), max_size=300))
def test_every_password_gets_an_answer(password: str) -> None:
    problem: str | int | None = None
    try:
        check_password(password, "lampkeeper")
    except Invalid as refused:
        problem = refused.data["problem"]

    assert problem in {None, "too_short", "too_long", "common"}


@given(
    st.lists(
        st.sampled_from([word for lang in LANGS for word in WORDS[lang]]), min_size=4, max_size=6, unique=True
    )
)
def test_a_few_plain_words_make_a_good_password(words: list[str]) -> None:
    check_password(" ".join(words))


@given(st.text(string.ascii_letters + string.digits, min_size=16, max_size=16))
def test_what_a_password_keeper_makes_will_do(password: str) -> None:
    if len(set(password.lower())) > 8 and not password.isdigit():
        check_password(password)
