"""Catalogues are complete, in step with the code, and count as CLDR does."""

import gettext

import pytest
from babel import Locale
from babel.messages.catalog import Catalog

from deploy.setup.catalogues import FOLDER, PLURALS, differences, faults

# the order in which the plural forms of a catalogue stand
FORMS = {"az": ["one", "other"], "hy": ["one", "other"], "ru": ["one", "few", "many"]}


@pytest.mark.parametrize("lang", PLURALS)
def test_plurals_are_those_of_cldr(lang: str) -> None:
    rule = gettext.c2py(PLURALS[lang].partition("plural=")[2].rstrip(";"))
    category = Locale(lang).plural_form

    assert [FORMS[lang][rule(n)] for n in range(223)] == [category(n) for n in range(223)]


@pytest.mark.parametrize(
    ("sentence", "translation", "problem"),
    [
        ("Send", "Отправить", None),
        ("Send", "", "not translated"),
        ("Word: {name}", "Слово: {name}", None),
        ("Word: {name}", "Слово: {имя}", "names do not match ({name}, {имя})"),
        ("Word: %(name)s", "Слово", "names do not match (%(name)s)"),
        (("{n} day", "{n} days"), ("{n} день", "{n} дня", "{n} дней"), None),
        (("{n} day", "{n} days"), ("Один день", "{n} дня", "{n} дней"), "names do not match ({n})"),
        (("{n} day", "{n} days"), ("{n} день", "", ""), "not translated"),
    ],
)
def test_a_translation_keeps_what_it_has_to_keep(
    sentence: str | tuple[str, str], translation: str | tuple[str, ...], problem: str | None
) -> None:
    catalogue = Catalog(locale="ru")
    catalogue.add(sentence, translation)

    assert [found for _, found in faults(catalogue)] == ([problem] if problem else [])


def test_a_guess_of_a_tool_is_not_a_translation() -> None:
    catalogue = Catalog(locale="ru")
    catalogue.add("Send", "Отправить", flags=["fuzzy"])

    assert [found for _, found in faults(catalogue)] == ["fuzzy"]


def test_new_and_left_over_sentences_are_named() -> None:
    wanted, there = Catalog(), Catalog()
    wanted.add("Send")
    wanted.add("Open", context="verb")
    there.add("Open", context="state")
    path = FOLDER / "messages.pot"

    assert list(differences(wanted, there, path)) == [
        "translations/messages.pot: missing (make messages): 'Open'",
        "translations/messages.pot: missing (make messages): 'Send'",
        "translations/messages.pot: no longer used (make messages): 'Open'",
    ]
