"""A name is refused for what could deceive, and for nothing else."""

import tomllib
from pathlib import Path

import pytest

from dialogue.kernel.errors import Invalid
from dialogue.rooms.names import check_name
from dialogue.rooms.staff_words import STAFF_WORDS

ORDINARY = {
    lang: names.split()
    for lang, names in tomllib.loads((Path(__file__).parent / "ordinary_names.toml").read_text()).items()
}


def refusal(name: str, taken: tuple[str, ...] = ()) -> dict[str, str | int]:
    with pytest.raises(Invalid) as refused:
        check_name(name, taken)
    return refused.value.data


def test_no_ordinary_name_is_refused() -> None:
    names = [name for lang in ORDINARY.values() for name in lang]

    shown = [check_name(name, ()) for name in names]

    assert (shown, len(names) >= 200) == (names, True)


@pytest.mark.parametrize("lang", ORDINARY)
def test_no_ordinary_name_is_taken_for_another(lang: str) -> None:
    for name in ORDINARY[lang]:
        others = [other for other in ORDINARY[lang] if other != name]

        assert check_name(name, others) == name


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Lаmp", "а"),  # Cyrillic а
        ("Лaмпа", "a"),  # Latin a
        ("Lampә", "ә"),  # Cyrillic schwa
        ("Լամpա", "p"),
        ("Lաmp", "ա"),
        ("λamp", "λ"),
        ("ᴌamp", "ᴌ"),
        ("𝐋amp", "𝐋"),
        ("Lamp Лампа", "L"),
        ("პenc", "პ"),
        ("灯灯", "灯"),
        ("مصباح", "م"),
    ],
)
def test_the_letter_of_another_alphabet_is_named(name: str, letter: str) -> None:
    assert refusal(name) == {"field": "name", "problem": "other_alphabet", "letter": letter}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("", {"problem": "too_short", "min": 2}),
        (" \u200b ", {"problem": "too_short", "min": 2}),
        ("L", {"problem": "too_short", "min": 2}),
        ("L 1", {"problem": "too_short", "min": 2}),
        ("L" * 25, {"problem": "too_long", "max": 24}),
        ("Lamp" * 30, {"problem": "too_long", "max": 24}),
        ("Lamp 1994", {"problem": "digits"}),
        ("L4mp", {"problem": "digits"}),
        ("2 Lamps", {"problem": "digits"}),
        ("12", {"problem": "too_short", "min": 2}),
        ("Lamp!", {"problem": "sign"}),
        ("@lamp", {"problem": "sign"}),
        ("Lamp💡", {"problem": "sign"}),
        ("Lamp\u202epm", {"problem": "sign"}),
        ("Lamp\u3164", {"problem": "sign"}),
        ("Lx\u0325mp", {"problem": "sign"}),
        ("-Lamp", {"problem": "sign"}),
        ("Lamp-", {"problem": "sign"}),
        ("Lamp--post", {"problem": "sign"}),
        ("Lamp -post", {"problem": "sign"}),
        ("Lamp- 2", {"problem": "sign"}),
        ("Lamp/post", {"problem": "sign"}),
        ("lamp.example", {"problem": "sign"}),
    ],
)
def test_a_refusal_says_what_the_matter_is(name: str, data: dict[str, str | int]) -> None:
    assert refusal(name) == {"field": "name", **data}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  Lamp   post ", "Lamp post"),
        ("O'Lamp", "O’Lamp"),
        ("Lamp‐post", "Lamp-post"),
        ("Lamp 2", "Lamp 2"),
        ("Lamp12", "Lamp12"),
        ("S\u0327am", "Şam"),
        ("La\u200bmp", "Lamp"),
        ("\u2067Lamp\u2069", "Lamp"),
        ("İp", "İp"),
        ("L" * 24, "L" * 24),
    ],
)
def test_a_name_is_shown_tidied(typed: str, shown: str) -> None:
    assert check_name(typed, ()) == shown


@pytest.mark.parametrize(
    ("taken", "name"),
    [
        ("Lamp", "lamp"),
        ("Lamp", "LAMP"),
        ("Lamp", "Iamp"),  # capital i for small l
        ("Lamp", "La-mp"),
        ("Lamp", "L a m p"),
        ("Lamp", "Lammp"),
        ("Lamp 1", "Lamp1"),
        ("Lamp 1", "Lampl"),
        ("Comb", "Cornb"),
        ("Wave", "VVave"),
        ("Door", "cloor"),
        ("Copy", "Сору"),  # wholly Cyrillic
        ("Sun", "Տսո"),  # wholly Armenian
        ("Pəncərə", "Pencere"),
        ("İşıq", "isiq"),
        ("Ёлка", "Елка"),
        ("Արև", "Արեւ"),
        ("Արև", "ԱՐԵՎ"),
    ],
)
def test_a_name_that_looks_like_a_taken_one_is_refused_both_ways(taken: str, name: str) -> None:
    assert refusal(name, (taken,)) == refusal(taken, (name,)) == {"field": "name", "problem": "too_similar"}


def test_names_that_only_resemble_each_other_live_side_by_side() -> None:
    taken = ("Lamp", "Лампа", "Լամպ", "Lampa")

    assert [check_name(name, taken) for name in ("Lamp 2", "Lamps", "Ламп", "Lump")] == [
        "Lamp 2",
        "Lamps",
        "Ламп",
        "Lump",
    ]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Moderator",
            "moderator 2",
            "The Moderator",
            "Co-moderator",
            "SuperModerator",
            "MODERATORS",
            "Mod",
            "Admin",
        ),
        *(
            "Administrator",
            "Organiser",
            "Organizer",
            "Interpreter",
            "Translator",
            "Host",
            "Support",
            "Help",
            "Staff",
        ),
        *(
            "System",
            "Server",
            "Everyone",
            "All",
            "You",
            "Nobody",
            "Deleted",
            "Unknown",
            "Observer",
            "Expert",
            "Dialogue",
        ),
        *(
            "Moderatorunuz",
            "Aparıcı",
            "Aparici",
            "İnzibatçı",
            "Təşkilatçı",
            "Teskilatci",
            "Tərcüməçi",
            "Dinləyici",
        ),
        *("Ekspert", "Dəstək", "Destek", "Sistem", "Hamı", "Heç kim", "Siz", "Kömək", "Dialoq", "ADMİN"),
        *("Մոդերատոր", "Մոդերատորը", "Վարող", "Ադմին", "Կազմակերպիչ", "Թարգմանիչ", "Ունկնդիր", "Փորձագետ"),
        *(
            "Աջակցություն",
            "ԱՋԱԿՑՈՒԹՅՈՒՆ",
            "Համակարգ",
            "Բոլորը",
            "Դուք",
            "Ոչ ոք",
            "Օգնություն",
        ),
        *(
            "Модератор",
            "Модераторы",
            "Ведущая",
            "Админ",
            "Организатор",
            "Переводчица",
            "Слушатель",
            "Эксперт",
        ),
        *(
            "Техподдержка",
            "Поддержка",
            "Система",
            "Все",
            "Всё",
            "Вы",
            "Никто",
            "Помощь",
            "Диалог",
            "Наблюдатель",
        ),
        *("M o d e r a t o r", "Moderaatorr", "Systern", "AdmIn", "Adrnin", "ExpErt"),
    ],
)
def test_nobody_can_pass_for_staff_or_for_everybody(name: str) -> None:
    assert refusal(name) == {"field": "name", "problem": "staff_like"}


def test_a_programme_may_protect_the_titles_it_gives_its_own_staff() -> None:
    words = STAFF_WORDS.and_also(["Gardener", "Bağban"])

    with pytest.raises(Invalid) as refused:
        check_name("Bagban 2", (), words)

    assert refused.value.data == {"field": "name", "problem": "staff_like"}
    assert check_name("Bagban 2", ()) == "Bagban 2"
